/** What the messages of each program tell. */
package dev.origindoctor.host.log.rule;
