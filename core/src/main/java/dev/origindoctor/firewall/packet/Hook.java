package dev.origindoctor.firewall.packet;

/** The places on a packet's way through the kernel where base chains stand. */
public enum Hook {
    INGRESS,
    PREROUTING,
    INPUT,
    FORWARD,
    OUTPUT,
    POSTROUTING,
    EGRESS
}
