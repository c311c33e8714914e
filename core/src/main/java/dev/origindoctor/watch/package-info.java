/** One origin over time: looks on a schedule, what changed, and for how long. */
package dev.origindoctor.watch;
