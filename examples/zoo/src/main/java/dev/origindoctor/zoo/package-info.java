/** Broken origins, kept for study: what tests, demo and benchmarks are run against. */
package dev.origindoctor.zoo;
