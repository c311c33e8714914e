/** How fast the probes are, in ratios within one run. */
@org.jspecify.annotations.NullMarked
package dev.origindoctor.benchmarks;
