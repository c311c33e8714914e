package dev.origindoctor.firewall.nft;

/** A statement that is not understood; the reader notes it and goes on behind it. */
final class Unclear extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unclear(String why) {
        super(why, null, false, false);
    }

    /** Why, in a few words. */
    String why() {
        return String.valueOf(getMessage());
    }
}
