package dev.origindoctor.netty;

import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.observation.Timing;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.probe.Deadline;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays what is about to be timed through once, with a server in memory, before any clock runs. The first handshake of a
 * process loads hundreds of classes and computes in interpreted code: a second, where the next ones take milliseconds.
 * Told as the time that the origin took, that would be the prober's own trouble under the origin's name.
 */
final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final String NAME = "rehearsal.invalid";

    private Rehearsal() {}

    /** A request of this scheme, once one has been rehearsed or half of its time is over. */
    static <T> CompletableFuture<T> beforePage(
            Scheme scheme, Deadline deadline, Supplier<CompletableFuture<T>> request) {
        return before(scheme == Scheme.HTTPS ? Both.PLAYED : Page.PLAYED, deadline, request);
    }

    /** A handshake, once one has been rehearsed or half of its time is over. */
    static <T> CompletableFuture<T> beforeHandshake(Deadline deadline, Supplier<CompletableFuture<T>> handshake) {
        return before(Handshakes.PLAYED, deadline, handshake);
    }

    private static <T> CompletableFuture<T> before(
            CompletableFuture<?> played, Deadline deadline, Supplier<CompletableFuture<T>> probe) {
        if (played.isDone()) {
            return probe.get();
        }
        long halfTheTime = deadline.left().dividedBy(2).toNanos();
        return Steps.then(
                played.<Object>thenApply(done -> done).completeOnTimeout(null, halfTheTime, TimeUnit.NANOSECONDS),
                ready -> probe.get());
    }

    private static final class Page {
        static final CompletableFuture<?> PLAYED = played(Rehearsal::page);
    }

    private static final class Handshakes {
        static final CompletableFuture<?> PLAYED = played(Rehearsal::handshake);
    }

    private static final class Both {
        static final CompletableFuture<?> PLAYED = CompletableFuture.allOf(Page.PLAYED, Handshakes.PLAYED);
    }

    private static CompletableFuture<?> played(Callable<?> scene) {
        return CompletableFuture.runAsync(() -> {
            try {
                scene.call();
            } catch (Exception | LinkageError e) {
                // What cannot be rehearsed is met on the stage, where it is told.
                LOG.debug("no rehearsal", e);
            }
        });
    }

    static TlsSeen handshake() throws Exception {
        EmbeddedChannel client = new EmbeddedChannel();
        CompletableFuture<TlsSeen> answer = new CompletableFuture<>();
        new Handshake(TlsAsk.asEdge(endpoint(), NAME)).begin(client, connected(), answer);
        return talk(client, RehearsalServer.secure(NAME), answer);
    }

    static HttpExchange page() {
        EmbeddedChannel client = new EmbeddedChannel();
        CompletableFuture<HttpExchange> answer = new CompletableFuture<>();
        HttpAsk ask = HttpAsk.of(endpoint(), Scheme.HTTP, HostName.of(NAME), "/");
        new HttpConversation(ask, "").begin(client, connected(), answer);
        return talk(client, RehearsalServer.plain(), answer);
    }

    /** Carries what each says to the other, until the answer is there or nobody says anything any more. */
    private static <T> T talk(EmbeddedChannel client, EmbeddedChannel server, CompletableFuture<T> answer) {
        boolean heard = true;
        while (heard && !answer.isDone()) {
            boolean asked = carried(client, server);
            heard = carried(server, client) || asked;
        }
        answer.cancel(false); // where they had nothing more to say
        client.finishAndReleaseAll();
        server.finishAndReleaseAll();
        return answer.join();
    }

    private static boolean carried(EmbeddedChannel from, EmbeddedChannel to) {
        boolean any = false;
        for (Object said = from.readOutbound(); said != null; said = from.readOutbound()) {
            to.writeInbound(said);
            any = true;
        }
        return any;
    }

    private static TcpObservation connected() {
        return new TcpObservation(endpoint(), null, null, null, null, Timing.of(Instant.now(), Duration.ZERO));
    }

    private static Endpoint endpoint() {
        return new Endpoint(InetAddress.getLoopbackAddress(), Scheme.HTTPS.port());
    }
}
