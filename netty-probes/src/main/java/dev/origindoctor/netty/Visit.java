package dev.origindoctor.netty;

import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.observation.Timing;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TlsFault;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One request on a fresh connection, of which every layer is kept, by the cheapest engine that there is. */
final class Visit implements Conversation<Visit.Seen> {
    private final HttpAsk ask;
    private final Duration handshakePatience;
    private final HttpConversation conversation;
    private @Nullable TcpObservation connected;

    /** Where no handshake is done in that time, another engine is to have its turn. */
    Visit(HttpAsk ask, Duration handshakePatience) {
        this.ask = ask;
        this.handshakePatience = handshakePatience;
        this.conversation = HttpConversation.quick(ask);
    }

    /**
     * What a visit showed.
     *
     * @param connection how the connection was made, or was not
     * @param handshake what was agreed on inside it; null where nothing was
     * @param page the request and its answer, timed from the first SYN
     */
    record Seen(TcpObservation connection, HttpConversation.@Nullable Secured handshake, HttpExchange page) {
        boolean connected() {
            return connection.fault() == null;
        }

        boolean speaksHttp2() {
            return handshake != null && "h2".equals(handshake.seen().protocol);
        }

        HttpConversation.Secured secured() {
            return Objects.requireNonNull(handshake);
        }

        /** Whether an answer came. */
        boolean answered() {
            return page.seen().answer().status() != null;
        }

        /** Whether somebody speaks HTTP there, or lets us wait for it, to whom no client certificate was of interest. */
        boolean tells() {
            boolean plain = page.seen().ask().scheme() == Scheme.HTTP;
            boolean open =
                    plain || (handshake != null && !Boolean.TRUE.equals(handshake.seen().clientCertificateAsked));
            return open && (answered() || page.seen().fault() == HttpFault.TIMED_OUT);
        }

        /** The page as the answer to {@code ask}, which it is as well. */
        HttpExchange pageFor(HttpAsk ask) {
            HttpObservation seen = page.seen();
            return new HttpExchange(new HttpObservation(ask, seen.fault(), seen.answer(), seen.timing()), page.raw());
        }
    }

    @Override
    public void begin(Channel channel, TcpObservation seen, CompletableFuture<Seen> whole) {
        connected = seen;
        CompletableFuture<HttpExchange> page = new CompletableFuture<>();
        whole.whenComplete((value, cause) -> page.cancel(false));
        page.whenComplete((exchange, cause) -> {
            if (cause == null) {
                whole.complete(seen(exchange));
            } else {
                whole.completeExceptionally(cause);
            }
        });
        conversation.begin(channel, seen, page);
        if (ask.scheme() == Scheme.HTTPS) {
            Patience handshake = Patience.of(channel.eventLoop(), handshakePatience, this::giveUpHandshake);
            page.whenComplete((exchange, cause) -> handshake.end());
        }
    }

    private void giveUpHandshake() {
        if (conversation.secured() == null) {
            conversation.failed(TlsFault.TIMED_OUT);
        }
    }

    private Seen seen(HttpExchange exchange) {
        return new Seen(Objects.requireNonNull(connected), conversation.secured(), ownTime(exchange));
    }

    /** The layers follow each other: what the lower ones took is theirs. */
    private HttpExchange ownTime(HttpExchange exchange) {
        HttpConversation.Secured secured = conversation.secured();
        Timing below = secured == null ? Objects.requireNonNull(connected).timing() : secured.timing();
        HttpObservation seen = exchange.seen();
        Timing whole = seen.timing();
        Duration before = Duration.between(whole.startedAt(), below.startedAt()).plus(below.took());
        Timing own = new Timing(whole.startedAt().plus(before), whole.took().minus(before), whole.network());
        return new HttpExchange(new HttpObservation(ask, seen.fault(), seen.answer(), own), exchange.raw());
    }

    @Override
    public Seen notConnected(TcpObservation failed) {
        return new Seen(failed, null, conversation.notConnected(failed));
    }

    @Override
    public Seen deadlinePassed() {
        return seen(conversation.deadlinePassed());
    }

    @Override
    public Seen timeLost() {
        return seen(conversation.timeLost());
    }

    @Override
    public Seen cancelled() {
        return seen(conversation.cancelled());
    }
}
