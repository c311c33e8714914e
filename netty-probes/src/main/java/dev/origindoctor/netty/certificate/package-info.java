/** Certificates as they were shown: what one says, and whose signature it bears. */
package dev.origindoctor.netty.certificate;
