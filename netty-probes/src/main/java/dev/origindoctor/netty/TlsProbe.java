package dev.origindoctor.netty;

import dev.origindoctor.netty.court.Judgement;
import dev.origindoctor.netty.tls.ClientHello;
import dev.origindoctor.netty.tls.PlainSpeech;
import dev.origindoctor.netty.tls.TlsVersion;
import dev.origindoctor.observation.CertificateVerdict;
import dev.origindoctor.observation.Timing;
import dev.origindoctor.observation.TlsAnswer;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.Layer;
import dev.origindoctor.taxonomy.TlsFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes TLS handshakes, finds out what a server would rather have had, and has the certificates judged. */
final class TlsProbe {
    private static final Pattern PROTOCOL = Pattern.compile("[!-~]{1,255}");
    private static final int LONGEST_BANNER = 200;
    private static final int LONGEST_WORD = 100;

    private final ProbeContext context;
    private final Ladder ladder;

    TlsProbe(ProbeContext context) {
        this.context = context;
        ladder = new Ladder(context);
    }

    /** The whole handshake, and on its failure the ladder. */
    CompletableFuture<TlsObservation> handshake(TlsAsk given, Deadline deadline) {
        TlsAsk ask = checked(given);
        context.court.convene();
        return Rehearsal.beforeHandshake(deadline, () -> handshake(ask, deadline, new Start()));
    }

    private CompletableFuture<TlsObservation> handshake(TlsAsk ask, Deadline deadline, Start start) {
        TlsVersion newest = newest(ask);
        if (newest.compareTo(TlsVersion.TLS_1_2) < 0) {
            return raw(ask, ClientHello.old(newest, ask.serverName()), deadline, start);
        }
        return Steps.then(context.converse(ask.endpoint(), deadline, new Handshake(ask)), seen -> {
            Timing timing = start.timing(seen);
            return Steps.then(
                    ladder.climb(ask, seen, deadline), climbed -> judged(ask, climbed.seen(), climbed, timing));
        });
    }

    /** What breaks the handshake, if anything; whatever the certificates are. */
    CompletableFuture<Optional<Fault>> handshakeFault(TlsAsk ask, Deadline deadline) {
        return Steps.then(
                Steps.then(
                        context.converse(ask.endpoint(), deadline, new Handshake(ask)),
                        seen -> ladder.climb(ask, seen, deadline)),
                climbed -> CompletableFuture.completedFuture(Optional.ofNullable(climbed.fault())));
    }

    /** The fast way: the server's plain-text part of TLS 1.2, and the whole handshake where that does not do. */
    CompletableFuture<TlsObservation> hello(TlsAsk given, Deadline deadline) {
        TlsAsk ask = checked(given);
        Start start = new Start();
        return Steps.then(
                context.converse(
                        ask.endpoint(),
                        deadline,
                        loop -> new RawHello(
                                ClientHello.modern(ask.serverName(), ask.alpn()), ask.proxyHeader(), loop)),
                seen -> conclusive(seen)
                        ? judged(ask, seen, null, start.timing(seen))
                        : quickHandshake(ask, deadline, start));
    }

    /** Whoever speaks TLS 1.3 alone shows no certificates before the keys are agreed on. */
    private CompletableFuture<TlsObservation> quickHandshake(TlsAsk ask, Deadline deadline, Start start) {
        if (!NativeTls.makes(ask)) {
            return handshake(ask, deadline, start);
        }
        return Steps.then(
                context.converse(ask.endpoint(), deadline, Handshake.quick(ask)),
                seen -> seen.fault == null && conclusive(seen)
                        ? judged(ask, seen, null, start.timing(seen))
                        : handshake(ask, deadline, start));
    }

    /** What the handshake before a page showed, with its certificates judged. */
    CompletableFuture<TlsObservation> judged(TlsAsk ask, HttpConversation.Secured secured) {
        context.court.convene();
        return judged(ask, secured.seen(), null, secured.timing());
    }

    /** Whether a handshake would tell nothing new: a good answer, or none that a newer version could better. */
    private static boolean conclusive(TlsSeen seen) {
        if (seen.fault == null) {
            return !Boolean.TRUE.equals(seen.clientCertificateAsked);
        }
        return seen.fault == TlsFault.NOT_TLS || seen.fault == TlsFault.TIMED_OUT || seen.fault.layer() != Layer.TLS;
    }

    private CompletableFuture<TlsObservation> raw(TlsAsk ask, ClientHello hello, Deadline deadline, Start start) {
        return Steps.then(
                context.converse(ask.endpoint(), deadline, loop -> new RawHello(hello, ask.proxyHeader(), loop)),
                seen -> judged(ask, seen, null, start.timing(seen)));
    }

    /** What the court takes and what the ladder takes is not the origin's time. */
    private CompletableFuture<TlsObservation> judged(
            TlsAsk ask, TlsSeen seen, Ladder.@Nullable Climbed climbed, Timing timing) {
        return context.court
                .judge(seen.chain, ask.serverName(), seen.stapled)
                .thenApply(judgement -> observation(ask, seen, climbed, judgement, timing));
    }

    private static TlsObservation observation(
            TlsAsk ask, TlsSeen seen, Ladder.@Nullable Climbed climbed, Judgement judgement, Timing timing) {
        byte[] plain = seen.plainText();
        TlsAnswer answer = new TlsAnswer(
                seen.version,
                seen.cipher,
                seen.protocol == null ? null : WireText.line(seen.protocol, LONGEST_WORD),
                seen.alert,
                seen.clientCertificateAsked,
                plain == null ? null : PlainSpeech.name(plain),
                plain == null ? null : WireText.line(plain, LONGEST_BANNER),
                seen.endedBy,
                judgement.chain(),
                judgement.verdicts(),
                judgement.stapled(),
                climbed == null ? List.of() : climbed.alsoAccepts());
        return new TlsObservation(ask, fault(seen, climbed, judgement), answer, timing);
    }

    private static @Nullable Fault fault(TlsSeen seen, Ladder.@Nullable Climbed climbed, Judgement judgement) {
        Fault fault = climbed == null ? seen.fault : climbed.fault();
        if (fault != null) {
            return fault;
        }
        return judgement.verdicts().stream()
                .limit(1)
                .map(CertificateVerdict::defects)
                .flatMap(List::stream)
                .findFirst()
                .orElse(null);
    }

    /** Misuse is told at once: a name that is none, a version that never was. */
    private static TlsAsk checked(TlsAsk ask) {
        if (ask.serverName() != null) {
            HostName.of(ask.serverName());
        }
        for (String protocol : ask.alpn()) {
            if (!PROTOCOL.matcher(protocol).matches()) {
                throw new IllegalArgumentException("alpn: expected names of 1 to 255 visible ASCII characters");
            }
        }
        newest(ask);
        return ask;
    }

    private static TlsVersion newest(TlsAsk ask) {
        String newest = Objects.requireNonNullElse(ask.newest(), TlsVersion.TLS_1_3.text());
        return TlsVersion.byText(newest)
                .orElseThrow(() -> new IllegalArgumentException("newest: expected a version such as TLSv1.2"));
    }

    /** When a probe began. */
    private static final class Start {
        private final Instant at = Instant.now();
        private final long nanos = System.nanoTime();

        Timing timing(TlsSeen seen) {
            Duration took = Duration.ofNanos(System.nanoTime() - nanos);
            return new Timing(at, took, seen.tcp.timing().network());
        }
    }
}
