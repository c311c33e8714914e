/** Compares a short run of the benchmarks with the limits that are kept in {@code limits.json}. */
@org.jspecify.annotations.NullMarked
package dev.origindoctor.benchmarks.guard;
