/** The first lines that an embedder writes. */
package dev.origindoctor.quickstart;
