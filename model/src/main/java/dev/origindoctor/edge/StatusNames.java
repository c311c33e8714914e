package dev.origindoctor.edge;

import java.util.Map;
import java.util.Optional;

/** The names of the statuses that edges give: Cloudflare's own, and the standard ones (RFC 9110 section 15). */
final class StatusNames {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"),
            Map.entry(520, "Web server returns an unknown error"),
            Map.entry(521, "Web server is down"),
            Map.entry(522, "Connection timed out"),
            Map.entry(523, "Origin is unreachable"),
            Map.entry(524, "A timeout occurred"),
            Map.entry(525, "SSL handshake failed"),
            Map.entry(526, "Invalid SSL certificate"),
            Map.entry(530, "Origin DNS error"));

    private StatusNames() {}

    static String of(int status) {
        return find(status)
                .orElseThrow(
                        () -> new IllegalArgumentException("status: " + status + " (no edge in the tables shows it)"));
    }

    static Optional<String> find(int status) {
        return Optional.ofNullable(NAMES.get(status));
    }
}
