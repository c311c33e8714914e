package dev.origindoctor.edge;

import static dev.origindoctor.edge.Provenance.*;

import dev.origindoctor.taxonomy.Cause;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cloudflare's 1xxx codes that somebody who looks for a broken origin can meet. They stand in the body; the status beside
 * them is a 403, 409, 429 or 530.
 */
public enum CloudflareCode {
    // spotless:off
    PROHIBITED_IP           (1000, 403, INFERRED,   Cause.DNS_POINTS_ELSEWHERE, "DNS points to prohibited IP", "the record leads back to Cloudflare, or the request has passed it before"),
    RESOLUTION_ERROR        (1001, 409, OBSERVED,   Cause.DNS_MISSING,          "DNS resolution error", "the host is not on Cloudflare, or its CNAME leads nowhere"),
    RESTRICTED              (1002, 403, INFERRED,   Cause.DNS_POINTS_ELSEWHERE, "Restricted", "the record points to Cloudflare, or to a local or disallowed address"),
    DIRECT_IP_ACCESS        (1003, 403, INFERRED,   null,                       "Direct IP access not allowed", "the visitor asked for an address instead of a name"),
    NOT_CONFIGURED          (1004, 403, INFERRED,   null,                       "Host not configured to serve web traffic", "not set up yet, or shut"),
    NETWORK_BANNED          (1005, 403, DOCUMENTED, Cause.EDGE_BLOCKS_VISITOR,  "Access denied: network banned", "the customer blocks the visitor's network"),
    ADDRESS_BANNED          (1006, 403, DOCUMENTED, Cause.EDGE_BLOCKS_VISITOR,  "Access denied: address banned", "the customer blocks the visitor's address; 1007 and 1008 are the same"),
    COUNTRY_BANNED          (1009, 403, DOCUMENTED, Cause.EDGE_BLOCKS_VISITOR,  "Access denied: country banned", "the customer blocks the visitor's country"),
    BROWSER_BANNED          (1010, 403, DOCUMENTED, Cause.EDGE_BLOCKS_VISITOR,  "Access denied: browser signature", "the visitor's software is taken for a bot"),
    ACCESS_DENIED           (1012, 403, DOCUMENTED, Cause.EDGE_BLOCKS_VISITOR,  "Access denied", "the visitor's machine is taken for an infected one"),
    HOST_AND_SNI_DIFFER     (1013, 403, INFERRED,   null,                       "Hostname mismatch", "the Host header and the SNI name two sites"),
    CNAME_CROSS_USER        (1014, 403, INFERRED,   Cause.DNS_POINTS_ELSEWHERE, "CNAME cross-user banned", "the name is an alias for a site in another account"),
    RATE_LIMITED            (1015, 429, DOCUMENTED, Cause.EDGE_BLOCKS_VISITOR,  "You are being rate limited", "a rate limit of the customer's, at the edge"),
    ORIGIN_DNS_ERROR        (1016, 530, DOCUMENTED, Cause.DNS_MISSING,          "Origin DNS error", "the origin is given by a name, and that name does not resolve"),
    HOST_NOT_FOUND          (1018, 409, DOCUMENTED, null,                       "Could not find host", "a new site that has not spread yet, or a partner's DNS"),
    FIREWALL_RULE           (1020, 403, DOCUMENTED, Cause.EDGE_BLOCKS_VISITOR,  "Access denied: firewall rule", "a rule of the customer's stops the visitor"),
    COULD_NOT_FIND_HOST     (1023, 409, DOCUMENTED, null,                       "Could not find host", "a new site that has not spread yet, or a partner's DNS"),
    TUNNEL_DOWN             (1033, 530, DOCUMENTED, Cause.UPSTREAM_DOWN,        "Tunnel error", "no cloudflared is connected: the tunnel's own process is down, or cannot get out"),
    EDGE_ADDRESS_RESTRICTED (1034, 403, INFERRED,   Cause.DNS_POINTS_ELSEWHERE, "Edge IP restricted", "the record points to an address of Cloudflare's own services"),
    TOO_MANY_HEADERS        (1038, 400, INFERRED,   null,                       "Headers limit exceeded", "a rewrite made the request's headers too large"),
    WORKER_THREW            (1101, 500, INFERRED,   Cause.APPLICATION_ERROR,    "Worker threw an exception", "the customer's code at the edge failed; the origin need not have been asked"),
    WORKER_OUT_OF_TIME      (1102, 500, INFERRED,   Cause.APPLICATION_ERROR,    "Worker exceeded its limits", "the customer's code at the edge took too much CPU time"),
    TOO_MANY_IN_QUEUE       (1200, 503, INFERRED,   Cause.RESPONSE_TOO_SLOW,    "Cache connection limit", "too many requests wait for this origin");
    // spotless:on

    private final int code;
    private final int status;
    private final Provenance statusKnown;
    private final @Nullable Cause cause;
    private final String title;
    private final String says;

    CloudflareCode(int code, int status, Provenance statusKnown, @Nullable Cause cause, String title, String says) {
        this.code = code;
        this.status = status;
        this.statusKnown = statusKnown;
        this.cause = cause;
        this.title = title;
        this.says = says;
    }

    /** The number. */
    public int code() {
        return code;
    }

    /** The HTTP status that comes with it. */
    public int status() {
        return status;
    }

    /** How that status is known: few of them are documented. */
    public Provenance statusKnown() {
        return statusKnown;
    }

    /** The cause that it speaks for, where it speaks for one. */
    public Optional<Cause> cause() {
        return Optional.ofNullable(cause);
    }

    /** What Cloudflare calls it, in few words. */
    public String title() {
        return title;
    }

    /** What brings it about. */
    public String says() {
        return says;
    }

    /** The row for this number; 1007 and 1008 share that of 1006. */
    public static Optional<CloudflareCode> of(int code) {
        int row = code == 1007 || code == 1008 ? 1006 : code;
        return Arrays.stream(values()).filter(each -> each.code == row).findFirst();
    }
}
