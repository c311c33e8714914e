/** The evidence: what a machine says of itself, each fact with the line it rests on. */
package dev.origindoctor.host;
