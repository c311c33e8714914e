/** Opens connections, and reads off their sockets what the kernel knows before anything else takes it. */
package dev.origindoctor.netty.line;
