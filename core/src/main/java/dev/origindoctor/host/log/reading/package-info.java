/** From the text of a log to the entries that tell something, with their times. */
package dev.origindoctor.host.log.reading;
