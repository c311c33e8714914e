/** From observations and host evidence to findings: small facts in a closed vocabulary, each with its reasoning. */
package dev.origindoctor.finding;
