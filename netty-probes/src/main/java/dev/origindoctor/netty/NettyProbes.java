package dev.origindoctor.netty;

import dev.origindoctor.observation.DnsObservation;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.ProberHealth;
import dev.origindoctor.probe.Probes;
import dev.origindoctor.probe.TargetPolicy;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The probes on Netty. One object serves any number of probes at once from any thread; with {@link
 * Builder#eventLoopGroup} it runs on loops that its embedder has already.
 */
public final class NettyProbes implements Probes {
    private final ProbeContext context;
    private final DnsProbe dns;
    private final TcpProbe tcp;
    private final TlsProbe tls;
    private final HttpProbe http;
    private final EdgeProbe edge;
    private final Glance glance;

    private NettyProbes(Builder builder) {
        context = new ProbeContext(builder);
        dns = new DnsProbe(context);
        tcp = new TcpProbe(context);
        tls = new TlsProbe(context);
        http = new HttpProbe(context, tls);
        edge = new EdgeProbe(http);
        glance = new Glance(context, tls, http);
    }

    /** Probes with a small event loop group of their own, public targets only. */
    public static NettyProbes create() {
        return builder().build();
    }

    /** What can be chosen. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public CompletableFuture<DnsObservation> resolve(HostName name, Deadline deadline) {
        context.ensureOpen();
        return dns.resolve(Objects.requireNonNull(name, "name"), Objects.requireNonNull(deadline, "deadline"));
    }

    @Override
    public CompletableFuture<TcpObservation> connect(Endpoint endpoint, Deadline deadline) {
        context.ensureOpen();
        return tcp.connect(Objects.requireNonNull(endpoint, "endpoint"), Objects.requireNonNull(deadline, "deadline"));
    }

    @Override
    public CompletableFuture<TlsObservation> handshake(TlsAsk ask, Deadline deadline) {
        context.ensureOpen();
        return tls.handshake(Objects.requireNonNull(ask, "ask"), Objects.requireNonNull(deadline, "deadline"));
    }

    @Override
    public CompletableFuture<TlsObservation> hello(TlsAsk ask, Deadline deadline) {
        context.ensureOpen();
        return tls.hello(Objects.requireNonNull(ask, "ask"), Objects.requireNonNull(deadline, "deadline"));
    }

    @Override
    public CompletableFuture<HttpObservation> request(HttpAsk ask, Deadline deadline) {
        context.ensureOpen();
        return http.request(Objects.requireNonNull(ask, "ask"), Objects.requireNonNull(deadline, "deadline"));
    }

    @Override
    public CompletableFuture<EdgeObservation> viaEdge(HttpAsk ask, Deadline deadline) {
        context.ensureOpen();
        return edge.request(Objects.requireNonNull(ask, "ask"), Objects.requireNonNull(deadline, "deadline"));
    }

    @Override
    public CompletableFuture<List<Observation>> glance(HttpAsk ask, Deadline deadline) {
        context.ensureOpen();
        return glance.at(Objects.requireNonNull(ask, "ask"), Objects.requireNonNull(deadline, "deadline"));
    }

    @Override
    public ProberHealth health() {
        return context.health();
    }

    @Override
    public void close() {
        context.close();
    }

    /** What can be chosen about the probes; everything has a default. */
    public static final class Builder {
        @Nullable
        EventLoopGroup group;

        TargetPolicy policy = TargetPolicy.publicOnly();

        @Nullable
        InetSocketAddress resolver;

        Duration connectTimeout = Duration.ofSeconds(5);
        Duration scheduling = FirstMoments.SCHEDULING;
        Duration namePatience = DnsProbe.PATIENCE;
        final List<X509Certificate> anchors = new ArrayList<>();
        Clock clock = Clock.systemUTC();

        @Nullable
        Function<URI, CompletableFuture<byte[]>> issuers;

        private Builder() {}

        /** Runs on loops that stay their owner's; {@link NettyProbes#close()} leaves them running. */
        public Builder eventLoopGroup(EventLoopGroup lent) {
            group = Objects.requireNonNull(lent, "lent");
            return this;
        }

        /** Which addresses may be probed; public ones only unless said otherwise. */
        public Builder targetPolicy(TargetPolicy chosen) {
            policy = Objects.requireNonNull(chosen, "chosen");
            return this;
        }

        /** The name server to ask; the system's unless said otherwise. */
        public Builder resolver(InetSocketAddress server) {
            resolver = Objects.requireNonNull(server, "server");
            return this;
        }

        /** How long a connection attempt may take; 5 seconds unless said otherwise. */
        public Builder connectTimeout(Duration limit) {
            connectTimeout = Deadline.moreThanNothing("connectTimeout", limit);
            return this;
        }

        /** How long a server may need to be woken before it ends a connection; tests are patient with busy machines. */
        Builder scheduling(Duration patience) {
            scheduling = patience;
            return this;
        }

        /** How long a name server may take for one answer; tests of silence are in a hurry. */
        Builder namePatience(Duration patience) {
            namePatience = patience;
            return this;
        }

        /** Further certificates to trust, beside the public roots. */
        public Builder trust(Collection<X509Certificate> further) {
            anchors.addAll(further);
            return this;
        }

        /** The clock by which certificates are judged; the system's unless said otherwise. */
        public Builder clock(Clock chosen) {
            clock = Objects.requireNonNull(chosen, "chosen");
            return this;
        }

        /**
         * Permits to fetch intermediate certificates that a server should have shown, from the addresses that its
         * certificates name. {@code fetch} answers with what stands there: DER, PEM or PKCS #7. The addresses come from
         * the network, so it had better be choosy about where it connects to. Without this nothing is fetched.
         */
        public Builder fetchIssuers(Function<URI, CompletableFuture<byte[]>> fetch) {
            issuers = Objects.requireNonNull(fetch, "fetch");
            return this;
        }

        /** The probes, ready to be used. */
        public NettyProbes build() {
            return new NettyProbes(this);
        }
    }
}
