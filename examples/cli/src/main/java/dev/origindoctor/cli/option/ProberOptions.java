package dev.origindoctor.cli.option;

import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.origin.Place;
import dev.origindoctor.probe.TargetPolicy;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how the network is asked. */
public final class ProberOptions {
    private static final int DNS_PORT = 53;

    @Option(names = "--trust", paramLabel = "FILE", description = "Further trust anchors, PEM; repeatable.")
    private List<Path> trust = new ArrayList<>();

    @Option(
            names = "--resolver",
            paramLabel = "ADDRESS[:PORT]",
            converter = Converters.Places.class,
            description = "The name server to ask. Default: the system's.")
    private @Nullable Place resolver;

    @Option(
            names = "--allow-private",
            description = "Permit loopback, private, link-local and other special-purpose addresses.")
    private boolean allowPrivate;

    public NettyProbes probes() {
        NettyProbes.Builder probes = NettyProbes.builder();
        trust.forEach(file -> probes.trust(TrustFile.read(file)));
        if (resolver != null) {
            int port = resolver.port() == null ? DNS_PORT : resolver.port();
            probes.resolver(new InetSocketAddress(resolver.address(), port));
        }
        if (allowPrivate) {
            probes.targetPolicy(TargetPolicy.everything());
        }
        return probes.build();
    }
}
