package dev.origindoctor.edge;

import static dev.origindoctor.edge.Provenance.*;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A mark that an edge leaves on an answer.
 *
 * @param edge whose
 * @param field the header field, or {@code body}
 * @param pattern what is in it, in lower case
 * @param known how this is known
 */
record EdgeSign(Edge edge, String field, Pattern pattern, Provenance known) {
    private static final String BODY = "body";

    // spotless:off
    /**
     * Networks first, programs after them: an nginx that is seen behind CloudFront is the origin. What Cloudflare hands on
     * has {@code server} rewritten, so its marks are the outermost wherever they are.
     */
    static final List<EdgeSign> TABLE = List.of(
            sign(Edge.CLOUDFLARE,       "server",               "cloudflare.*",                              DOCUMENTED),
            sign(Edge.CLOUDFLARE,       "cf-ray",               ".+",                                        DOCUMENTED),
            sign(Edge.CLOUDFLARE,       BODY,                   "\\s*error code:\\s*\\d{3,4}\\s*",           OBSERVED),
            sign(Edge.CLOUDFLARE,       BODY,                   ".*\"cloudflare_error\"\\s*:\\s*true.*",     DOCUMENTED),
            sign(Edge.CLOUDFLARE,       BODY,                   ".*(cf-error-details|cloudflare ray id).*",  OBSERVED),
            sign(Edge.CLOUDFRONT,       "x-amz-cf-id",          ".+",                                        DOCUMENTED),
            sign(Edge.CLOUDFRONT,       "via",                  ".*\\(cloudfront\\).*",                      DOCUMENTED),
            sign(Edge.CLOUDFRONT,       "server",               "cloudfront",                                OBSERVED),
            sign(Edge.FASTLY,           "x-fastly-request-id",  ".+",                                        OBSERVED),
            sign(Edge.FASTLY,           "x-served-by",          "(.*, *)?cache-[a-z0-9-]+.*",                DOCUMENTED),
            sign(Edge.FASTLY,           BODY,                   ".*error 54113.*",                           OBSERVED),
            sign(Edge.AKAMAI,           "server",               "akamai(ghost|netstorage)?.*",               OBSERVED),
            sign(Edge.AKAMAI,           "akamai-grn",           ".+",                                        OBSERVED),
            sign(Edge.AKAMAI,           "x-akamai-request-id",  ".+",                                        OBSERVED),
            sign(Edge.AKAMAI,           BODY,                   ".*reference\\s*(#|&#35;)\\s*\\d+(\\.|&#46;)[0-9a-f]+.*", OBSERVED),
            sign(Edge.AZURE_FRONT_DOOR, "x-azure-ref",          ".+",                                        DOCUMENTED),
            sign(Edge.BUNNY,            "server",               "bunnycdn.*",                                OBSERVED),
            sign(Edge.GOOGLE_CLOUD,     "via",                  "(.*, *)?1\\.1 google",                      DOCUMENTED),
            sign(Edge.AWS_ALB,          "server",               "awselb/.*",                                 OBSERVED),
            sign(Edge.ENVOY,            "server",               "(istio-)?envoy",                            DOCUMENTED),
            sign(Edge.ENVOY,            "x-envoy-upstream-service-time", ".+",                               DOCUMENTED),
            sign(Edge.ENVOY,            BODY,                   "upstream connect error or disconnect/reset before headers.*", SOURCE),
            sign(Edge.VARNISH,          "x-varnish",            ".+",                                        SOURCE),
            sign(Edge.VARNISH,          "via",                  "(.*, *)?1\\.1 (\\S+ \\()?varnish.*",        SOURCE),
            sign(Edge.VARNISH,          BODY,                   ".*guru meditation.*",                       SOURCE),
            sign(Edge.CADDY,            "via",                  "(.*, *)?1\\.1 caddy",                       SOURCE),
            sign(Edge.CADDY,            "server",               "caddy",                                     SOURCE),
            sign(Edge.HAPROXY,          BODY,                   ".*(no server is available to handle this request|the server returned an invalid or incomplete response|the server didn't respond in time).*", SOURCE),
            sign(Edge.TRAEFIK,          BODY,                   "no available server\\s*",                   SOURCE),
            sign(Edge.APACHE,           "server",               "apache.*",                                  DOCUMENTED),
            sign(Edge.APACHE,           BODY,                   ".*<address>apache.*",                       SOURCE),
            sign(Edge.NGINX,            "server",               "(nginx|openresty).*",                       DOCUMENTED),
            sign(Edge.NGINX,            BODY,                   ".*<center>(nginx|openresty).*",             SOURCE));

    /** What only an error of the edge's own has. An origin behind the same kind of program can imitate some of it. */
    private static final List<EdgeSign> OWN_ERROR = List.of(
            sign(Edge.CLOUDFLARE,       BODY,                   "\\s*error code:\\s*\\d{3,4}\\s*",           OBSERVED),
            sign(Edge.CLOUDFLARE,       BODY,                   ".*\"cloudflare_error\"\\s*:\\s*true.*",     DOCUMENTED),
            sign(Edge.CLOUDFRONT,       "server",               "cloudfront",                                OBSERVED),
            sign(Edge.FASTLY,           BODY,                   ".*error 54113.*",                           OBSERVED),
            sign(Edge.AKAMAI,           "server",               "akamaighost",                               OBSERVED),
            sign(Edge.AWS_ALB,          "server",               "awselb/.*",                                 OBSERVED),
            sign(Edge.ENVOY,            BODY,                   "upstream connect error or disconnect/reset before headers.*", SOURCE),
            sign(Edge.VARNISH,          BODY,                   ".*guru meditation.*",                       SOURCE),
            sign(Edge.HAPROXY,          BODY,                   ".*(no server is available to handle this request|the server returned an invalid or incomplete response|the server didn't respond in time).*", SOURCE),
            sign(Edge.TRAEFIK,          BODY,                   "no available server\\s*",                   SOURCE));
    // spotless:on

    private static EdgeSign sign(Edge edge, String field, String pattern, Provenance known) {
        return new EdgeSign(edge, field, Pattern.compile(pattern, Pattern.DOTALL), known);
    }

    boolean isOn(List<Map.Entry<String, String>> headers, String body) {
        if (field.equals(BODY)) {
            return matches(body);
        }
        return headers.stream().anyMatch(each -> each.getKey().equalsIgnoreCase(field) && matches(each.getValue()));
    }

    private boolean matches(String text) {
        return pattern.matcher(text.strip().toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether the edge surely made this error itself: the numbers that Cloudflare alone uses say it too. */
    static boolean ownError(Edge edge, int status, List<Map.Entry<String, String>> headers, String body) {
        if (status < 400) {
            return false;
        }
        boolean ownNumber = edge == Edge.CLOUDFLARE && ((status >= 520 && status <= 527) || status == 530);
        return ownNumber || OWN_ERROR.stream().anyMatch(sign -> sign.edge == edge && sign.isOn(headers, body));
    }

    static String value(List<Map.Entry<String, String>> headers, String name) {
        return headers.stream()
                .filter(each -> each.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        return field.equals(BODY) ? "the text of the body" : field + " header";
    }
}
