/** What a command says itself with: the terminal, output, exit codes and the one line about wrong input. */
package dev.origindoctor.cli.console;
