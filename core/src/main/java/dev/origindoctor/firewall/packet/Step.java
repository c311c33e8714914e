package dev.origindoctor.firewall.packet;

/** The packets of one connection whose fate decides what the peer sees, in their order on the wire. */
public enum Step {
    SYN(true, Step.SYN_FLAG),
    SYN_ACK(false, Step.SYN_FLAG | Step.ACK_FLAG),
    /** The bare acknowledgement that completes the handshake; where it is lost, the data do that. */
    ACK(true, Step.ACK_FLAG),
    /** The first data of the peer, which also completes the handshake where the bare acknowledgement was lost. */
    DATA(true, Step.ACK_FLAG | Step.PUSH_FLAG),
    /** The acknowledgement of that data, alone or with the host's own data. */
    REPLY(false, Step.ACK_FLAG),
    /** What a rejecting rule sends: a TCP reset, or an ICMP error. */
    REJECTION(false, Step.RESET_FLAG | Step.ACK_FLAG);

    static final int SYN_FLAG = 0x02;
    static final int RESET_FLAG = 0x04;
    static final int PUSH_FLAG = 0x08;
    static final int ACK_FLAG = 0x10;

    private final boolean fromPeer;
    private final int flags;

    Step(boolean fromPeer, int flags) {
        this.fromPeer = fromPeer;
        this.flags = flags;
    }

    /** Whether the peer sends it; its source is then the open address, otherwise its destination. */
    public boolean fromPeer() {
        return fromPeer;
    }

    /** Its TCP flags, as the header's octet has them: FIN 1, SYN 2, RST 4, PSH 8, ACK 16, URG 32. */
    public int flags() {
        return flags;
    }

    /** The flags where they are not {@link #flags}: a reply that carries data. */
    public int otherFlags() {
        return this == REPLY ? flags | PUSH_FLAG : flags;
    }
}
