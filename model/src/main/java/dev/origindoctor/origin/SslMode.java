package dev.origindoctor.origin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How the edge talks to the origin, in Cloudflare's five words for it. Other edges have the same choice under other
 * names: encrypt or not, check the certificate or not.
 */
public enum SslMode {
    /** Never encrypts: every request goes to port 80. */
    OFF("Off"),
    /** The visitor may use HTTPS, the origin is always asked over HTTP. */
    FLEXIBLE("Flexible"),
    /** HTTPS visitors lead to HTTPS at the origin; any certificate will do. */
    FULL("Full"),
    /** As {@link #FULL}, and the certificate must be valid for the name. */
    FULL_STRICT("Full (strict)"),
    /** As {@link #FULL_STRICT}, and HTTP visitors lead to HTTPS at the origin too. */
    STRICT_ORIGIN_PULL("Strict (SSL-only origin pull)");

    private final String title;

    SslMode(String title) {
        this.title = title;
    }

    /** The identifier used in JSON and on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode's name as the dashboard shows it. */
    public String title() {
        return title;
    }

    /** The scheme that the edge uses towards the origin for a visitor who came with {@code visitor}. */
    public Scheme originScheme(Scheme visitor) {
        return switch (this) {
            case OFF, FLEXIBLE -> Scheme.HTTP;
            case FULL, FULL_STRICT -> visitor;
            case STRICT_ORIGIN_PULL -> Scheme.HTTPS;
        };
    }

    /** Whether an HTTPS visitor's request reaches the origin inside TLS. */
    public boolean encrypts() {
        return originScheme(Scheme.HTTPS) == Scheme.HTTPS;
    }

    /**
     * The mode under which an HTTPS visitor's request travels as one does that asks the origin over {@code asked}. It is
     * another one where somebody asks over a scheme that this mode does not use for such visitors.
     */
    public SslMode over(Scheme asked) {
        if (asked == originScheme(Scheme.HTTPS)) {
            return this;
        }
        return asked == Scheme.HTTP ? OFF : FULL;
    }

    /** Whether the origin's certificate must be valid. */
    public boolean checksCertificate() {
        return this == FULL_STRICT || this == STRICT_ORIGIN_PULL;
    }

    /** The mode with this identifier, if there is one. */
    public static Optional<SslMode> byId(String id) {
        return Arrays.stream(values()).filter(mode -> mode.id().equals(id)).findFirst();
    }
}
