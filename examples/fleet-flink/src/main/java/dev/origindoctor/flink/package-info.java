/** A fleet on Flink: targets in, one sweep for each task manager, lines of JSON out. */
@org.jspecify.annotations.NullMarked
package dev.origindoctor.flink;
