package dev.origindoctor.firewall.rules;

/** What connection tracking says of a packet. */
public enum ConnectionState {
    NEW,
    ESTABLISHED,
    RELATED,
    /** Known to be out of order, or seen before tracking has looked at it. */
    INVALID,
    UNTRACKED
}
