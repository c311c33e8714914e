package dev.origindoctor.ranges;

/** The two kinds of IP address, as numbers of 32 and of 128 bits. */
public enum Family {
    IPV4(32, 0, 0xffffffffL),
    IPV6(128, -1, -1);

    private final int bits;
    private final Ip last;

    Family(int bits, long high, long low) {
        this.bits = bits;
        this.last = new Ip(this, high, low);
    }

    /** How many bits an address has. */
    public int bits() {
        return bits;
    }

    /** The address with no bit set. */
    public Ip first() {
        return new Ip(this, 0, 0);
    }

    /** The address with every bit set. */
    public Ip last() {
        return last;
    }
}
