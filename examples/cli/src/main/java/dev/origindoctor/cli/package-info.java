/**
 * The command line: the root command, its manual and completions. Each family of commands has a package; each reads its
 * options, asks the library, prints, and ends with the exit code of the contract.
 */
package dev.origindoctor.cli;
