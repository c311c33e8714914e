/** Figures for Micrometer, where the embedder has it; nothing here is loaded where nobody asks for it. */
package dev.origindoctor.metrics;
