package dev.origindoctor.netty;

import dev.origindoctor.taxonomy.DnsFault;
import io.netty.channel.AddressedEnvelope;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * Asks a list of name servers for one type of record, each in turn and twice over, until one knows. An alias that the
 * answer does not lead to the end of is asked for again.
 */
final class DnsLookup {
    private static final int ROUNDS = 2;
    private static final int LONGEST_CHAIN = 8;
    /** What may be asked for; a server can put any bytes into an alias. */
    private static final Pattern HOST = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");

    private final DnsNameResolver resolver;
    private final List<InetSocketAddress> servers;
    private final DnsRecordType type;
    private final List<String> chain = new ArrayList<>();
    private final CompletableFuture<DnsAnswer> outcome = new CompletableFuture<>();
    private DnsAnswer best = DnsAnswer.of(List.of(), DnsFault.UNREACHABLE, null);
    private int asked;

    DnsLookup(DnsNameResolver resolver, List<InetSocketAddress> servers, DnsRecordType type) {
        this.resolver = resolver;
        this.servers = servers;
        this.type = type;
    }

    CompletableFuture<DnsAnswer> start(String name) {
        ask(name);
        return outcome;
    }

    /** What is known by now, for when there is no more time. */
    DnsAnswer soFar() {
        return outcome.getNow(best);
    }

    private void ask(String name) {
        if (asked == servers.size() * ROUNDS) {
            finish(best);
            return;
        }
        InetSocketAddress server = servers.get(asked % servers.size());
        asked++;
        resolver.query(server, new DefaultDnsQuestion(name + ".", type)).addListener(done -> heard(name, done));
    }

    private void heard(String name, Future<?> done) {
        DnsAnswer answer = read(name, done);
        if (outcome.isDone()) {
            return;
        }
        if (!answer.isFinal()) {
            best = best.orBetter(answer);
            ask(name);
        } else if (leadsOn(answer)) {
            chain.addAll(answer.aliases());
            asked = 0;
            ask(answer.aliases().get(answer.aliases().size() - 1));
        } else {
            finish(answer);
        }
    }

    /** A server that knows the alias alone has not said that its target has no address. */
    private boolean leadsOn(DnsAnswer answer) {
        if (answer.fault() != DnsFault.NO_ADDRESS || answer.aliases().isEmpty() || chain.size() >= LONGEST_CHAIN) {
            return false;
        }
        String target = answer.aliases().get(answer.aliases().size() - 1);
        return HOST.matcher(target).matches() && !chain.contains(target);
    }

    @SuppressWarnings("unchecked")
    private DnsAnswer read(String name, Future<?> done) {
        if (!done.isSuccess()) {
            return DnsTrouble.answer(done.cause());
        }
        var envelope = (AddressedEnvelope<DnsResponse, InetSocketAddress>) done.getNow();
        try {
            return DnsReading.of(envelope.content(), name, type);
        } finally {
            envelope.release();
        }
    }

    private void finish(DnsAnswer answer) {
        List<String> whole = new ArrayList<>(chain);
        whole.addAll(answer.aliases());
        outcome.complete(new DnsAnswer(whole, answer.addresses(), answer.fault(), answer.response()));
    }
}
