package dev.origindoctor.netty;

import dev.origindoctor.netty.tls.CipherSuite;
import dev.origindoctor.netty.tls.ClientHello;
import dev.origindoctor.netty.tls.ServerWords;
import dev.origindoctor.netty.tls.TlsVersion;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.Layer;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.taxonomy.TlsFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What is tried after a handshake failed, to find what the server would have accepted: hellos that differ in one thing,
 * one after the other, until one is accepted. They are made by hand, so that they may offer what the JDK has switched
 * off.
 */
final class Ladder {
    /** Said of a server that accepts the same hello when it carries no server name. */
    static final String WITHOUT_SERVER_NAME = "without_server_name";

    /** Said of a server that accepts the same hello when it offers no application protocol. */
    static final String WITHOUT_ALPN = "without_alpn";

    private static final Duration STEP = Duration.ofSeconds(3);

    /** Longer than a TCP probe waits, because here a late answer is the difference between two faults. */
    private static final Duration QUIET = Duration.ofMillis(250);

    private final ProbeContext context;

    Ladder(ProbeContext context) {
        this.context = context;
    }

    /**
     * What is known at the end.
     *
     * @param seen the handshake, with the certificates of an accepted hello where it has none of its own
     * @param fault the fault, where the hellos tell it better than the handshake did
     * @param alsoAccepts what the server would have accepted
     */
    record Climbed(TlsSeen seen, @Nullable Fault fault, List<String> alsoAccepts) {
        Climbed {
            alsoAccepts = List.copyOf(alsoAccepts);
        }

        static Climbed nowhere(TlsSeen seen) {
            return new Climbed(seen, seen.fault, List.of());
        }
    }

    /** One hello, and what its acceptance means. */
    private record Rung(@Nullable String means, ClientHello hello) {}

    /** Whether further hellos can tell more of a handshake that failed so. */
    static boolean mayKnowBetter(TlsFault fault) {
        return switch (fault) {
            case RESET, CLOSED, ALERT, VERSION_OR_CIPHER_MISMATCH, UNRECOGNIZED_NAME, PROTOCOL_ERROR -> true;
            case NOT_TLS, TIMED_OUT, BAD_CLIENT_AUTH_CERT -> false;
        };
    }

    CompletableFuture<Climbed> climb(TlsAsk ask, TlsSeen seen, Deadline deadline) {
        // An ask that is one half of an experiment asks one thing only.
        boolean experiment = ask.newest() != null;
        if (experiment || seen.fault == null || seen.fault.layer() != Layer.TLS) {
            return done(Climbed.nowhere(seen));
        }
        return switch ((TlsFault) seen.fault) {
            case RESET, CLOSED -> silence(ask, seen, deadline);
            case ALERT -> alert(ask, seen, deadline);
            case VERSION_OR_CIPHER_MISMATCH, UNRECOGNIZED_NAME -> rung(ask, seen, all(ask), 0, deadline);
            case PROTOCOL_ERROR -> seen.engineGaveUp ? instead(ask, seen, deadline) : done(Climbed.nowhere(seen));
            case NOT_TLS, TIMED_OUT, BAD_CLIENT_AUTH_CERT -> done(Climbed.nowhere(seen));
        };
    }

    /** In TLS 1.3 an alert may come encrypted; a hello of TLS 1.2 gets it in the clear. */
    private CompletableFuture<Climbed> alert(TlsAsk ask, TlsSeen seen, Deadline deadline) {
        if (seen.alert != null || deadline.passed()) {
            return rung(ask, seen, all(ask), 0, deadline);
        }
        return Steps.then(send(ask, ClientHello.modern(ask.serverName(), ask.alpn()), deadline), clear -> {
            TlsSeen known = clear.alert == null ? seen : seen.withAlertOf(clear);
            return rung(ask, known, all(ask), 0, deadline);
        });
    }

    /** A server that ends connections on which nobody has said a word does not do it because of TLS. */
    private CompletableFuture<Climbed> silence(TlsAsk ask, TlsSeen seen, Deadline deadline) {
        if (deadline.passed() || seen.words == null || seen.words.state() != ServerWords.State.NOTHING) {
            return done(Climbed.nowhere(seen));
        }
        return Steps.then(quiet(ask, deadline), silent -> {
            boolean endsAnyway = silent.fault() == TcpFault.CLOSED || silent.fault() == TcpFault.RESET;
            return endsAnyway
                    ? done(new Climbed(seen, silent.fault(), List.of()))
                    : rung(ask, seen, all(ask), 0, deadline);
        });
    }

    private CompletableFuture<TcpObservation> quiet(TlsAsk ask, Deadline deadline) {
        return context.converse(ask.endpoint(), deadline.within(STEP), loop -> new FirstMoments(loop, QUIET));
    }

    private static List<Rung> all(TlsAsk ask) {
        String name = ask.serverName();
        List<Rung> rungs = new ArrayList<>();
        if (name != null) {
            rungs.add(new Rung(WITHOUT_SERVER_NAME, ClientHello.modern(null, ask.alpn())));
        }
        if (!ask.alpn().isEmpty()) {
            rungs.add(new Rung(WITHOUT_ALPN, ClientHello.modern(name, List.of())));
        }
        rungs.add(new Rung(null, ClientHello.old(TlsVersion.TLS_1_2, name)));
        rungs.add(new Rung(null, ClientHello.old(TlsVersion.TLS_1_1, name)));
        rungs.add(new Rung(null, ClientHello.old(TlsVersion.TLS_1_0, name)));
        rungs.add(new Rung(null, ClientHello.old(TlsVersion.SSL_3, name)));
        return rungs;
    }

    private CompletableFuture<Climbed> rung(TlsAsk ask, TlsSeen seen, List<Rung> rungs, int at, Deadline deadline) {
        if (at == rungs.size() || deadline.passed()) {
            return done(Climbed.nowhere(seen));
        }
        Rung rung = rungs.get(at);
        return Steps.then(send(ask, rung.hello(), deadline), found -> {
            if (found.helloDone()) {
                return done(climbed(seen, found, rung));
            }
            boolean unreachable = found.fault != null && found.fault.layer() != Layer.TLS;
            return unreachable ? done(Climbed.nowhere(seen)) : rung(ask, seen, rungs, at + 1, deadline);
        });
    }

    private CompletableFuture<TlsSeen> send(TlsAsk ask, ClientHello hello, Deadline deadline) {
        return context.converse(
                ask.endpoint(), deadline.within(STEP), loop -> new RawHello(hello, ask.proxyHeader(), loop));
    }

    private static Climbed climbed(TlsSeen seen, TlsSeen found, Rung rung) {
        List<String> accepts = new ArrayList<>();
        String means = found.accepted() ? rung.means() : null;
        accepts.add(means != null ? means : String.valueOf(found.version));
        boolean unusual =
                CipherSuite.modern().stream().noneMatch(suite -> suite.name().equals(found.cipher));
        if (unusual && found.cipher != null) {
            accepts.add(found.cipher);
        }
        boolean nameRefused = WITHOUT_SERVER_NAME.equals(means) && seen.fault == TlsFault.VERSION_OR_CIPHER_MISMATCH;
        return new Climbed(seen.orShownTo(found), nameRefused ? TlsFault.UNRECOGNIZED_NAME : seen.fault, accepts);
    }

    /** The JDK's engine did not like what the server said; what an ordinary client of TLS 1.2 is told counts more. */
    private CompletableFuture<Climbed> instead(TlsAsk ask, TlsSeen seen, Deadline deadline) {
        if (deadline.passed()) {
            return done(Climbed.nowhere(seen));
        }
        return Steps.then(
                send(ask, ClientHello.modern(ask.serverName(), ask.alpn()), deadline),
                found -> done(Climbed.nowhere(found.accepted() ? found : seen)));
    }

    private static CompletableFuture<Climbed> done(Climbed climbed) {
        return CompletableFuture.completedFuture(climbed);
    }
}
