package dev.origindoctor.firewall.iptables.words;

/** Something in a line is not understood; its message says what. It never leaves the readers of iptables. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableException(String why) {
        super(why, null, false, false);
    }

    /** What is not understood. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
