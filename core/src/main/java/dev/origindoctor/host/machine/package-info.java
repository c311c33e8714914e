/** The machine that this program runs on, read within bounds. */
package dev.origindoctor.host.machine;
