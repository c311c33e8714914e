package dev.origindoctor.cli.option;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.origin.SslMode;
import picocli.CommandLine.Option;

/** The options that say who stands in front of the origin, and how it talks to it. */
public final class EdgeOptions {
    @Option(
            names = "--edge",
            paramLabel = "EDGE",
            defaultValue = "cloudflare",
            converter = Converters.Edges.class,
            description = "Who stands in front: cloudflare, cloudfront, fastly, nginx, haproxy, apache, envoy ..."
                    + " (${DEFAULT-VALUE}).")
    private Edge edge = Edge.CLOUDFLARE;

    @Option(
            names = "--ssl-mode",
            paramLabel = "MODE",
            defaultValue = "full",
            converter = Converters.SslModes.class,
            description = "off, flexible, full, full_strict or strict_origin_pull (${DEFAULT-VALUE}).")
    private SslMode sslMode = SslMode.FULL;

    public Edge edge() {
        return edge;
    }

    public SslMode sslMode() {
        return sslMode;
    }
}
