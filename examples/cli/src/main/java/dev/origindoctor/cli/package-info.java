/** The command line: reads options, asks the library, prints the report, ends with the exit code of the contract. */
package dev.origindoctor.cli;
