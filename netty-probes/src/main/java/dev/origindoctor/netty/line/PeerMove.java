package dev.origindoctor.netty.line;

/** What the other side of an open connection does first. */
public enum PeerMove {
    SPOKE,
    CLOSED,
    RESET
}
