package dev.origindoctor.panel.web;

import io.netty.handler.codec.http.HttpHeaders;

/** What every answer says so that a browser helps to keep things apart. */
final class Safety {
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
            + " img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** The report brings a policy of its own, stricter than this one; it may stand in the panel's own pages alone. */
    static final String REPORT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'self'";

    private Safety() {}

    static void headers(HttpHeaders headers) {
        headers.set("content-security-policy", POLICY)
                .set("x-content-type-options", "nosniff")
                .set("referrer-policy", "same-origin")
                .set("cross-origin-opener-policy", "same-origin")
                .set("cross-origin-resource-policy", "same-origin")
                .set("cache-control", "no-store");
    }

    /** A cookie for this panel alone. A proxy that ends TLS before it adds Secure. */
    static String cookie(String name, String value) {
        return name + "=" + value + "; Path=/; HttpOnly; SameSite=Strict";
    }
}
