/** One origin looked at once, and the words of its report explained. */
package dev.origindoctor.cli.diagnose;
