/** Judging the certificates that a server showed, apart from any handshake. */
package dev.origindoctor.netty.certificate;
