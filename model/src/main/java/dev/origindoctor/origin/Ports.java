package dev.origindoctor.origin;

final class Ports {
    private Ports() {}

    static int check(int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " (expected 1..65535)");
        }
        return port;
    }
}
