/** One packet of a connection at one place of its way through the kernel, as far as it is known. */
package dev.origindoctor.firewall.packet;
