package dev.origindoctor.edge;

import static dev.origindoctor.edge.EdgeTimer.WaitsFor.*;
import static dev.origindoctor.edge.Provenance.*;

import dev.origindoctor.edge.EdgeLimits.HeaderLimit;
import dev.origindoctor.edge.EdgeTimer.WaitsFor;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The limits of every edge. Seconds throughout: what it waits for, the limit, the shortest one known. */
final class LimitTable {
    private LimitTable() {}

    // spotless:off
    static final EdgeLimits CLOUDFLARE = new EdgeLimits("2026-08", List.of(
            fixed(CONNECTION,           19,  15, DOCUMENTED, "SYN sent at 0, 1, 2, 3, 4, 5, 7, 11 s; older documents say 15 s"),
            fixed(REQUEST_ACKNOWLEDGED, 90,  90, DOCUMENTED, "the origin's kernel must acknowledge the request"),
            fixed(REQUEST_SENT,         30,  30, DOCUMENTED, "proxy write timeout"),
            set(FIRST_BYTE,            120,   1, DOCUMENTED, "proxy read timeout; documents say 100, 120 and 125 s; Enterprise may set it, up to 6000 s"),
            fixed(IDLE_CONNECTION,     900, 900, DOCUMENTED, "a pooled connection; keep-alive probes from 30 s on")),
            new HeaderLimit(128 * 1024, 16 * 1024, null, "older documents say 32 KB in all and 16 KB a field, or 16 KB in all"),
            Set.of(80, 8080, 8880, 2052, 2082, 2086, 2095), Set.of(443, 2053, 2083, 2087, 2096, 8443), true,
            Set.of(521, 522, 523, 525, 526));

    static final EdgeLimits CLOUDFRONT = anyPort("2023-06", null,
            set(CONNECTION,  30,  1, DOCUMENTED, "10 s for each of up to 3 attempts"),
            set(FIRST_BYTE,  30,  1, DOCUMENTED, "origin response timeout; GET and HEAD are tried up to 3 times"));

    static final EdgeLimits AWS_ALB = anyPort("2023-06", new HeaderLimit(32 * 1024, 32 * 1024, null, "response headers in all"),
            fixed(CONNECTION, 10, 10, DOCUMENTED, "to the target"),
            fixed(HANDSHAKE,  10, 10, DOCUMENTED, "with the target"),
            set(FIRST_BYTE,   60,  1, DOCUMENTED, "idle_timeout.timeout_seconds"));

    static final EdgeLimits AZURE_FRONT_DOOR = anyPort("2025-07", null,
            set(FIRST_BYTE,  30, 16, DOCUMENTED, "origin response timeout, 16 to 240 s"));

    static final EdgeLimits FASTLY = anyPort("2026-08", null,
            set(FIRST_BYTE,  15,  1, DOCUMENTED, "first_byte_timeout; at most 60 s behind shielding or clustering"));

    static final EdgeLimits BUNNY = anyPort("2026-08", null,
            fixed(FIRST_BYTE, 60, 60, DOCUMENTED, "http_timeout"));

    static final EdgeLimits NGINX = anyPort("1.22.1", new HeaderLimit(8 * 1024, 4 * 1024, null, "proxy_buffer_size: one memory page, 4 or 8 KB"),
            set(CONNECTION,   60,  1, SOURCE, "proxy_connect_timeout"),
            set(HANDSHAKE,    60,  1, SOURCE, "proxy_connect_timeout"),
            set(REQUEST_SENT, 60,  1, SOURCE, "proxy_send_timeout"),
            set(FIRST_BYTE,   60,  1, SOURCE, "proxy_read_timeout"));

    static final EdgeLimits APACHE = anyPort("2.4.71", new HeaderLimit(8 * 1024, 8 * 1024, null, "ResponseFieldSize, for one field"),
            set(CONNECTION,   60,  1, DOCUMENTED, "ProxyTimeout, or Timeout"),
            set(FIRST_BYTE,   60,  1, DOCUMENTED, "ProxyTimeout, or Timeout"));

    static final EdgeLimits HAPROXY = anyPort("2.6.12", new HeaderLimit(16 * 1024, 15 * 1024, 101, "tune.bufsize less tune.maxrewrite, and tune.http.maxhdr"));

    static final EdgeLimits VARNISH = anyPort("7.1.1", new HeaderLimit(32 * 1024, 8 * 1024, 64, "http_resp_size, http_resp_hdr_len (8 KB a field) and http_max_hdr"),
            set(CONNECTION,    4,  1, SOURCE, "connect_timeout, 3.5 s"),
            set(FIRST_BYTE,   60,  1, SOURCE, "first_byte_timeout"));

    static final EdgeLimits CADDY = anyPort("2.6.2", null,
            set(CONNECTION,    3,  1, SOURCE, "dial_timeout; for the first byte it waits as long as the visitor does"));

    static final EdgeLimits ENVOY = anyPort("2026-08", null,
            set(CONNECTION,    5,  1, DOCUMENTED, "connect_timeout; the handshake is part of it"),
            set(FIRST_BYTE,   15,  1, DOCUMENTED, "the route's timeout"));

    static final EdgeLimits TRAEFIK = anyPort("2026-08", null,
            set(CONNECTION,   30,  1, SOURCE, "dialTimeout; for the first byte it waits as long as the visitor does"));

    /** Nothing is known that could be dated. */
    static final EdgeLimits UNKNOWN = anyPort("not known", null);
    // spotless:on

    private static EdgeTimer fixed(WaitsFor thing, int limit, int shortest, Provenance known, String says) {
        return new EdgeTimer(thing, Duration.ofSeconds(limit), Duration.ofSeconds(shortest), false, known, says);
    }

    private static EdgeTimer set(WaitsFor thing, int limit, int shortest, Provenance known, String says) {
        return new EdgeTimer(thing, Duration.ofSeconds(limit), Duration.ofSeconds(shortest), true, known, says);
    }

    private static EdgeLimits anyPort(String asOf, @Nullable HeaderLimit headers, EdgeTimer... timers) {
        return new EdgeLimits(asOf, List.of(timers), headers, Set.of(), Set.of(), false, Set.of());
    }
}
