/** Sentences as data, and the languages that they are told in: one file each. */
package dev.origindoctor.language;
