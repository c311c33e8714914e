/** The edges' published addresses: shown, compared, refreshed. */
package dev.origindoctor.cli.ranges;
