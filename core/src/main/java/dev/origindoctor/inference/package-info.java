/** From findings to the answer: causes ranked by a readable table, and what would tell the remaining ones apart. */
package dev.origindoctor.inference;
