package dev.origindoctor.netty.line;

import java.util.Optional;

/**
 * Reads the ICMP message behind a failed connect from the socket's error queue. That takes a system call which neither
 * the JDK nor Netty offers; this version, for Java before 22, cannot make it. A jar holds another one for newer Java
 * ({@code META-INF/versions/22}).
 */
final class IcmpWitness {
    private IcmpWitness() {}

    /** Whether this Java on this machine can read error queues. */
    static boolean available() {
        return false;
    }

    /** The message on the socket's error queue, taken off it; empty where there is none. */
    static Optional<ErrorQueueEntry> read(int descriptor) {
        return Optional.empty();
    }
}
