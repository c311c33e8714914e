/** Probes on Netty. */
package dev.origindoctor.netty;
