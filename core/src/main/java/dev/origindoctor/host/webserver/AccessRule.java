package dev.origindoctor.host.webserver;

import dev.origindoctor.host.source.Quote;
import java.util.Objects;

/**
 * A directive that lets clients in or keeps them out.
 *
 * @param effect what it does
 * @param from whom it is about: an address, a network, {@code all}, or an expression as written
 * @param where the location that it stands in, as written; empty for the whole server
 * @param quote the directive
 */
public record AccessRule(Effect effect, String from, String where, Quote quote) {
    /** What an access rule does. */
    public enum Effect {
        ALLOW,
        /** The client gets an error page, 403 as a rule. */
        DENY,
        /** The connection is closed without an answer, as nginx does for {@code return 444}. */
        CLOSE,
        /** It depends on something that the configuration alone does not tell. */
        CONDITIONAL
    }

    public AccessRule {
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(quote, "quote");
    }
}
