/** What a TLS server says in the clear, written and read without any cryptography. */
package dev.origindoctor.netty.tls;
