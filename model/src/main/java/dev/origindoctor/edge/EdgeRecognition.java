package dev.origindoctor.edge;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who answered, told from the answer itself.
 *
 * @param edge the outermost edge that left its mark
 * @param ownError whether the answer is surely an error of the edge's own making; where it is not sure, false
 * @param code the edge's own number beside the status, such as Cloudflare's 1016 or the class of an Akamai reference
 * @param ray the edge's name for the request
 * @param place the edge's location, such as {@code LHR}
 * @param sign what gave it away
 * @param known how sure that sign is
 */
public record EdgeRecognition(
        Edge edge,
        boolean ownError,
        @Nullable Integer code,
        @Nullable String ray,
        @Nullable String place,
        String sign,
        Provenance known) {
    /** {@code error code: 1016} alone, the HTML page's number, and error_code in RFC 9457 problem details. */
    private static final Pattern CLOUDFLARE_CODE =
            Pattern.compile("(?i)\\A\\s*error code:\\s*(\\d{3,4})\\s*\\z|\"error_code\"\\s*:\\s*(\\d{3,4})"
                    + "|<title>[^<]*?\\|?\\s*(\\d{3,4}):|Error(?: code|</span>)?\\s*(?:<span[^>]*>)?\\s*(1\\d{3})\\b");

    /** Every mark in a body stands near its top; more is not worth a pattern's time. */
    private static final int BODY_READ = 16_384;

    private static final Pattern AKAMAI_REFERENCE =
            Pattern.compile("Reference\\s*(?:#|&#35;)\\s*(\\d{1,3})(?:\\.|&#46;)");
    private static final Pattern RAY = Pattern.compile("([0-9a-f]{16})(?:-([A-Z]{3}))?");

    public EdgeRecognition {
        Objects.requireNonNull(edge, "edge");
        Objects.requireNonNull(sign, "sign");
        Objects.requireNonNull(known, "known");
    }

    /**
     * Looks at an answer.
     *
     * @param status its status
     * @param headers its fields in order, name and value
     * @param body the first part of its body
     */
    public static Optional<EdgeRecognition> of(int status, List<Map.Entry<String, String>> headers, String body) {
        Objects.requireNonNull(headers, "headers");
        String start = body.substring(0, Math.min(body.length(), BODY_READ));
        return EdgeSign.TABLE.stream()
                .filter(sign -> sign.isOn(headers, start))
                .findFirst()
                .map(sign -> read(sign, status, headers, start));
    }

    private static EdgeRecognition read(
            EdgeSign sign, int status, List<Map.Entry<String, String>> headers, String body) {
        Edge edge = sign.edge();
        Integer code = code(edge, body, status);
        boolean own = EdgeSign.ownError(edge, status, headers, body) || code != null;
        Matcher ray = RAY.matcher(EdgeSign.value(headers, "cf-ray"));
        boolean named = edge == Edge.CLOUDFLARE && ray.matches();
        return new EdgeRecognition(
                edge,
                own,
                code,
                named ? ray.group(1) : null,
                named ? ray.group(2) : null,
                sign.toString(),
                sign.known());
    }

    private static @Nullable Integer code(Edge edge, String body, int status) {
        Integer found = switch (edge) {
            case CLOUDFLARE -> number(CLOUDFLARE_CODE.matcher(body));
            case AKAMAI -> number(AKAMAI_REFERENCE.matcher(body));
            default -> null;
        };
        return found == null || found == status || status < 400 ? null : found;
    }

    private static @Nullable Integer number(Matcher matcher) {
        if (!matcher.find()) {
            return null;
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return Integer.valueOf(matcher.group(group));
            }
        }
        return null;
    }
}
