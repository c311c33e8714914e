package dev.origindoctor.netty;

import dev.origindoctor.observation.DnsObservation;
import dev.origindoctor.observation.Timing;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.LocalFault;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.resolver.DefaultHostsFileEntriesResolver;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsServerAddressStream;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks name servers for IPv4 and IPv6 addresses, both at once. */
final class DnsProbe {
    /** What a lost datagram costs before the next server is asked. */
    static final Duration PATIENCE = Duration.ofMillis(1500);

    private static final int DNS_PORT = 53;

    private final ProbeContext context;
    private final DefaultHostsFileEntriesResolver hosts = new DefaultHostsFileEntriesResolver();

    DnsProbe(ProbeContext context) {
        this.context = context;
    }

    CompletableFuture<DnsObservation> resolve(HostName name, Deadline deadline) {
        context.ensureOpen();
        Instant start = Instant.now();
        if (name.address().isPresent()) {
            return known(name, "literal", List.of(name.address().get()), start);
        }
        List<InetAddress> local = context.resolver == null ? inHostsFile(name) : List.of();
        if (!local.isEmpty()) {
            return known(name, "hosts", local, start);
        }
        if (deadline.passed()) {
            Timing timing = Timing.of(start, Duration.ZERO);
            return CompletableFuture.completedFuture(
                    new DnsObservation(name, resolverName(), List.of(), List.of(), LocalFault.CANCELLED, timing));
        }
        return new Resolution(name, deadline, start).run();
    }

    private static CompletableFuture<DnsObservation> known(
            HostName name, String source, List<InetAddress> addresses, Instant start) {
        Timing timing = Timing.of(start, Duration.ZERO);
        return CompletableFuture.completedFuture(new DnsObservation(name, source, List.of(), addresses, null, timing));
    }

    private List<InetAddress> inHostsFile(HostName name) {
        List<InetAddress> found = hosts.addresses(name.ascii(), ResolvedAddressTypes.IPV4_PREFERRED);
        return found == null ? List.of() : found;
    }

    private String resolverName() {
        InetSocketAddress chosen = context.resolver;
        if (chosen == null) {
            return "system";
        }
        InetAddress address = Objects.requireNonNull(chosen.getAddress(), "resolver");
        return chosen.getPort() == DNS_PORT ? Addresses.text(address) : Addresses.withPort(address, chosen.getPort());
    }

    private List<InetSocketAddress> servers(HostName name) {
        if (context.resolver != null) {
            return List.of(context.resolver);
        }
        DnsServerAddressStream system =
                DnsServerAddressStreamProviders.platformDefault().nameServerAddressStream(name.ascii());
        return Stream.generate(system::next).limit(system.size()).toList();
    }

    /** One name's questions, on a socket of their own: a fresh port each, and nothing left afterwards. */
    private final class Resolution implements ProbeContext.UnderWay {
        private final HostName name;
        private final Deadline deadline;
        private final Instant start;
        private final long startNanos = System.nanoTime();
        private Duration waited = Duration.ZERO;
        private Duration lostBefore = Duration.ZERO;
        private final EventLoop loop = context.group().next();
        private final LoopWatch watch = context.watch(loop);
        private final CompletableFuture<DnsObservation> answer = new CompletableFuture<>();

        Resolution(HostName name, Deadline deadline, Instant start) {
            this.name = name;
            this.deadline = deadline;
            this.start = start;
        }

        CompletableFuture<DnsObservation> run() {
            DnsNameResolver resolver = new DnsNameResolverBuilder(loop)
                    .datagramChannelFactory(context.transport().datagrams())
                    .socketChannelFactory(context.transport().streams())
                    .queryTimeoutMillis(context.namePatience.toMillis())
                    .optResourceEnabled(false)
                    .build();
            context.entered(this);
            answer.whenComplete((value, cause) -> {
                resolver.close();
                context.left(this);
            });
            loop.execute(() -> ask(resolver));
            return answer;
        }

        @Override
        public void cancel() {
            answer.complete(seen(DnsAnswer.of(List.of(), DnsFault.UNREACHABLE, null), LocalFault.CANCELLED));
        }

        private void ask(DnsNameResolver resolver) {
            watch.enter();
            answer.whenComplete((value, cause) -> loop.execute(watch::leave));
            lostBefore = watch.lost();
            waited = Duration.ofNanos(System.nanoTime() - startNanos);
            List<InetSocketAddress> servers = servers(name);
            DnsLookup four = new DnsLookup(resolver, servers, DnsRecordType.A);
            DnsLookup six = new DnsLookup(resolver, servers, DnsRecordType.AAAA);
            Patience patience =
                    Patience.of(loop, deadline.left(), () -> complete(DnsAnswer.both(four.soFar(), six.soFar())));
            answer.whenComplete((value, cause) -> patience.end());
            four.start(name.ascii())
                    .thenCombine(six.start(name.ascii()), DnsAnswer::both)
                    .thenAccept(this::complete);
        }

        private void complete(DnsAnswer whole) {
            boolean heardNobody = whole.fault() == DnsFault.UNREACHABLE && wasBusy();
            answer.complete(seen(whole, heardNobody ? LocalFault.CANCELLED : whole.fault()));
        }

        /** For most of the time the loop did not listen, so that silence is no news. */
        private boolean wasBusy() {
            Duration lost = waited.plus(watch.lost()).minus(lostBefore);
            Duration whole = Duration.ofNanos(System.nanoTime() - startNanos);
            return lost.multipliedBy(3).compareTo(whole.multipliedBy(2)) > 0;
        }

        private DnsObservation seen(DnsAnswer whole, @Nullable Fault fault) {
            Timing timing = Timing.of(start, Duration.ofNanos(System.nanoTime() - startNanos));
            return new DnsObservation(
                    name, resolverName(), whole.aliases(), whole.addresses(), fault, whole.response(), timing);
        }
    }
}
