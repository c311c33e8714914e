/** Options that more than one command has, and how their values and the files that they name are read. */
package dev.origindoctor.cli.option;
