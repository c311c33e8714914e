/** Reads HTTP answers as bytes, and knows them by their marks. No sockets in here. */
package dev.origindoctor.netty.http;
