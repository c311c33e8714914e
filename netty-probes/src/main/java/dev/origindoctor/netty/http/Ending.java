package dev.origindoctor.netty.http;

/** How an exchange ended, as the prober's socket saw it. */
public enum Ending {
    /** All that was wanted has been read. */
    ENOUGH,
    /** The server closed its side. */
    CLOSED,
    /** The server reset the connection. */
    RESET,
    /** The deadline came first. */
    TIMED_OUT
}
