package dev.origindoctor.firewall.nft.tree;

/** A statement that is not understood; the reader notes it and goes on behind it. */
public final class Unclear extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unclear(String why) {
        super(why, null, false, false);
    }

    /** Why, in a few words. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
