package dev.origindoctor.edge;

import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.taxonomy.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Who stands in front of the origin and turns its faults into a status. */
public enum Edge {
    CLOUDFLARE("Cloudflare", CloudflareTable.TABLE, LimitTable.CLOUDFLARE),
    CLOUDFRONT("Amazon CloudFront", AmazonTables.CLOUDFRONT, LimitTable.CLOUDFRONT),
    FASTLY("Fastly", CdnTables.FASTLY, LimitTable.FASTLY),
    AKAMAI("Akamai", CdnTables.AKAMAI, LimitTable.UNKNOWN),
    AZURE_FRONT_DOOR("Azure Front Door", CloudTables.AZURE_FRONT_DOOR, LimitTable.AZURE_FRONT_DOOR),
    GOOGLE_CLOUD("Google Cloud load balancing", CloudTables.GOOGLE_CLOUD, LimitTable.UNKNOWN),
    AWS_ALB("AWS Application Load Balancer", AmazonTables.ALB, LimitTable.AWS_ALB),
    BUNNY("Bunny", CdnTables.BUNNY, LimitTable.BUNNY),
    NGINX("nginx", NginxTable.TABLE, LimitTable.NGINX),
    APACHE("Apache httpd", ApacheTable.TABLE, LimitTable.APACHE),
    HAPROXY("HAProxy", HaproxyTable.TABLE, LimitTable.HAPROXY),
    VARNISH("Varnish", VarnishTable.TABLE, LimitTable.VARNISH),
    CADDY("Caddy", CaddyTable.TABLE, LimitTable.CADDY),
    ENVOY("Envoy", EnvoyTable.TABLE, LimitTable.ENVOY),
    TRAEFIK("Traefik", TraefikTable.TABLE, LimitTable.TRAEFIK);

    private final String title;
    private final EdgeTable table;
    private final EdgeLimits limits;

    Edge(String title, EdgeTable table, EdgeLimits limits) {
        this.title = title;
        this.table = table;
        this.limits = limits;
    }

    /** The identifier used in JSON and on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name that its maker gives it. */
    public String title() {
        return title;
    }

    /**
     * What a visitor who comes over HTTPS gets when this edge meets {@code fault} under {@code mode}. Every edge answers
     * for every fault. A TLS fault that somebody saw is {@link EdgeVerdict.Outcome#SERVED} where the edge asks in the
     * clear and never meets it. A visitor who comes over HTTP is served under {@link SslMode#FULL} and
     * {@link SslMode#FULL_STRICT} as under {@link SslMode#OFF}.
     *
     * <p>A DNS fault is one of the name that visitors use, whom it never lets reach the edge; for one of the origin's
     * own name see {@link #verdictForOriginName}.
     */
    public EdgeVerdict verdict(Fault fault, SslMode mode) {
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(mode, "mode");
        return table.verdict(fault, mode);
    }

    /** What visitors get when the origin is given by a name, and this edge meets {@code fault} in looking it up. */
    public EdgeVerdict verdictForOriginName(DnsFault fault) {
        Objects.requireNonNull(fault, "fault");
        return table.verdictForOriginName(fault);
    }

    /**
     * What visitors get when the body of an answer is not packed as its Content-Encoding says. No browser can show such a
     * page; an edge that unpacks it first has an error of its own for it.
     */
    public EdgeVerdict verdictForBrokenCoding() {
        return table.verdictForBrokenCoding();
    }

    /** Whether it looks at the origin's certificate. */
    public CertificateCheck certificateCheck() {
        return table.check();
    }

    /** The same in words, with the edge's own name for the setting. */
    public String certificateCheckSays() {
        return table.checkSays();
    }

    /** How long it waits, how much it takes, and where it asks. */
    public EdgeLimits limits() {
        return limits;
    }

    /** The error statuses that it gives on its own account, in order. */
    public List<Integer> statuses() {
        return table.statuses();
    }

    /** The name of an error status, where an edge gives it on its own account. */
    public static Optional<String> statusTitle(int status) {
        return StatusNames.find(status);
    }

    /** The edge with this identifier, if there is one. */
    public static Optional<Edge> byId(String id) {
        return Arrays.stream(values()).filter(edge -> edge.id().equals(id)).findFirst();
    }
}
