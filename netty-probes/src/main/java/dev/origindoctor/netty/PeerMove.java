package dev.origindoctor.netty;

/** What the other side of an open connection does first. */
enum PeerMove {
    SPOKE,
    CLOSED,
    RESET
}
