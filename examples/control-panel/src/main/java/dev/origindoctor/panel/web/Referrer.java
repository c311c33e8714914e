package dev.origindoctor.panel.web;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.util.regex.Pattern;

/** The page that a request came from, as far as it is one of the panel's own. */
final class Referrer {
    private static final Pattern OWN = Pattern.compile("/(?:sites|visits)/[A-Za-z0-9-]{1,64}");

    private Referrer() {}

    /** Its path; the list of sites where it is none of ours, or one that is not to be shown again. */
    static String path(HttpHeaders request) {
        try {
            URI from = URI.create(request.get(HttpHeaderNames.REFERER, ""));
            boolean ours = request.get(HttpHeaderNames.HOST, "").equals(from.getAuthority());
            return ours && OWN.matcher(from.getPath()).matches() ? from.getPath() : "/";
        } catch (IllegalArgumentException unreadable) {
            return "/";
        }
    }
}
