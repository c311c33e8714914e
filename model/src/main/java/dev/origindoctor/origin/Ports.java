package dev.origindoctor.origin;

/** Which numbers a port can have. */
public final class Ports {
    private Ports() {}

    /**
     * {@code port} itself.
     *
     * @throws IllegalArgumentException where no port has this number
     */
    public static int check(int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " (expected 1..65535)");
        }
        return port;
    }
}
