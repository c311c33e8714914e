/** Many origins: a file of targets in, lines of JSON and a journal out, a summary at the end. */
package dev.origindoctor.cli.sweep;
