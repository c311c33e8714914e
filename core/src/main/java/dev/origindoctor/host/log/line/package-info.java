/** How lines of logs are told apart: who wrote them, when, and what they say. */
package dev.origindoctor.host.log.line;
