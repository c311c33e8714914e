package dev.origindoctor.host;

import dev.origindoctor.host.source.Quote;
import java.util.Objects;

/**
 * A route that leads nowhere: answers to that network are never sent, and a client there sees silence.
 *
 * @param kind {@code blackhole}, {@code unreachable}, {@code prohibit} or {@code throw}
 * @param network the network as listed, or {@code default}
 * @param quote the line
 */
public record RefusedRoute(String kind, String network, Quote quote) {
    public RefusedRoute {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(quote, "quote");
    }
}
