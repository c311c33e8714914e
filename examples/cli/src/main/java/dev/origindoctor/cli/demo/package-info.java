/** Broken origins on this machine, each diagnosed. */
package dev.origindoctor.cli.demo;
