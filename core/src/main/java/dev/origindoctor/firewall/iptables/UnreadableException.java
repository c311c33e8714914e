package dev.origindoctor.firewall.iptables;

/** Something in a line is not understood; its message says what. It never leaves the package. */
final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableException(String why) {
        super(why, null, false, false);
    }

    /** What is not understood. */
    String why() {
        return String.valueOf(getMessage());
    }
}
