/** Where a fact about a machine stands: quotes, texts that were read, and what could not be read. */
package dev.origindoctor.host.source;
