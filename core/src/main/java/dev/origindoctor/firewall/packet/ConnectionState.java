package dev.origindoctor.firewall.packet;

/** What connection tracking says of a packet. */
public enum ConnectionState {
    NEW,
    ESTABLISHED,
    RELATED,
    /** Known to be out of order, or seen before tracking has looked at it. */
    INVALID,
    UNTRACKED
}
