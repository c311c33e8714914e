/** From everything that was read to the evidence, part by part. */
package dev.origindoctor.host.reading;
