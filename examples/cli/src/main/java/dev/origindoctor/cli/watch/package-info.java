/** One origin over time: what changes, and figures for Prometheus. */
package dev.origindoctor.cli.watch;
