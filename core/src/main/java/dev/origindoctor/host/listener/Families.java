package dev.origindoctor.host.listener;

/** Which kinds of connections a listening socket takes. */
public enum Families {
    IPV4,
    IPV6,
    BOTH,
    /** IPv4 surely; IPv6 as well where the program that printed it was a new one, which the text does not show. */
    IPV4_AND_PERHAPS_IPV6,
    /** IPv6 surely; IPv4 as well unless the socket was made IPv6-only, which the source does not say. */
    IPV6_AND_PERHAPS_IPV4
}
