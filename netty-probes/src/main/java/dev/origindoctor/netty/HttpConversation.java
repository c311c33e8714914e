package dev.origindoctor.netty;

import dev.origindoctor.netty.http.Ending;
import dev.origindoctor.netty.http.Http2Request;
import dev.origindoctor.netty.http.RawResponse;
import dev.origindoctor.netty.http.ResponseReader;
import dev.origindoctor.netty.line.TcpTrouble;
import dev.origindoctor.observation.HttpAnswer;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.observation.Timing;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.LocalFault;
import dev.origindoctor.taxonomy.TlsFault;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One request on one connection, inside TLS where that is asked for, and the answer read as far as it is worth it. */
final class HttpConversation extends ChannelInboundHandlerAdapter
        implements Conversation<HttpExchange>, HttpsOpening.Caller {
    /** A server that does not speak HTTP may wait for us to go; its first words come in one go. */
    private static final Duration JUNK_PATIENCE = Duration.ofMillis(250);

    private final HttpAsk ask;
    private final String cookies;
    private final RawResponse response = new RawResponse();
    private final ResponseReader reader = new ResponseReader(response);

    private final @Nullable HttpsOpening tls;
    private @Nullable Secured secured;
    private @Nullable TcpObservation connected;
    private @Nullable CompletableFuture<HttpExchange> answer;
    private @Nullable ChannelHandlerContext pipeline;
    private boolean asked;
    private boolean patienceRuns;
    private long beganNanos;
    private long askedNanos;
    private @Nullable Duration firstByte;

    HttpConversation(HttpAsk ask, String cookies) {
        this(ask, cookies, false);
    }

    private HttpConversation(HttpAsk ask, String cookies, boolean quick) {
        this.ask = ask;
        this.cookies = cookies;
        tls = ask.scheme() == Scheme.HTTPS ? new HttpsOpening(ask, quick, this) : null;
    }

    /** By the cheapest engine that there is: a handshake that fails says nothing of the server. */
    static HttpConversation quick(HttpAsk ask) {
        return new HttpConversation(ask, "", true);
    }

    /**
     * A handshake on the way to a page.
     *
     * @param seen what it showed
     * @param timing from the open connection on
     */
    record Secured(TlsSeen seen, Timing timing) {}

    /** What came of the handshake; null where there was none, or it failed. */
    @Nullable
    Secured secured() {
        return secured;
    }

    @Override
    public void begin(Channel channel, TcpObservation seen, CompletableFuture<HttpExchange> whole) {
        connected = seen;
        answer = whole;
        beganNanos = System.nanoTime();
        if (ask.proxyHeader()) {
            channel.write(Unpooled.wrappedBuffer(ProxyHeader.of(channel)));
        }
        if (tls == null) {
            channel.pipeline().addLast(this);
            send(channel);
        } else {
            tls.begin(channel);
            channel.pipeline().addLast(this);
            whole.whenComplete((value, cause) -> tls.leave());
        }
    }

    private void send(Channel channel) {
        asked = true;
        askedNanos = System.nanoTime();
        channel.writeAndFlush(ByteBufUtil.writeAscii(channel.alloc(), HttpRequestText.of(ask, cookies)));
    }

    @Override
    public void opened(@Nullable String protocol) {
        secured = agreed();
        Channel channel = Objects.requireNonNull(pipeline).channel();
        if (!"h2".equals(protocol)) {
            send(channel);
            return;
        }
        Http2Request request = Http2Request.reading(response, this::noteFirstByte, this::end);
        channel.pipeline().addBefore(pipeline.name(), null, request);
        asked = true;
        askedNanos = System.nanoTime();
        request.send(channel.pipeline().context(request), HttpRequestText.fields(ask, cookies));
    }

    private Secured agreed() {
        TcpObservation below = Objects.requireNonNull(connected);
        Duration took = Duration.ofNanos(System.nanoTime() - beganNanos);
        Timing tcp = below.timing();
        return new Secured(
                Objects.requireNonNull(tls).seen(below),
                new Timing(tcp.startedAt().plus(tcp.took()), took, tcp.network()));
    }

    @Override
    public void failed(TlsFault fault) {
        endUnasked(fault);
    }

    @Override
    public void ended(boolean reset) {
        if (reset) {
            end(Ending.RESET);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        pipeline = context;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            noteFirstByte();
            if (reader.read(bytes)) {
                end(Ending.ENOUGH);
            } else if (response.hopeless()) {
                losePatience(context);
            }
        } finally {
            bytes.release();
        }
    }

    private void noteFirstByte() {
        if (firstByte == null) {
            firstByte = Duration.ofNanos(System.nanoTime() - askedNanos);
        }
    }

    private void losePatience(ChannelHandlerContext context) {
        if (!patienceRuns && answer != null) {
            patienceRuns = true;
            Patience patience = Patience.of(context.executor(), JUNK_PATIENCE, () -> end(Ending.ENOUGH));
            answer.whenComplete((value, cause) -> patience.end());
        }
    }

    /** Before the request is out, whoever makes the handshake says why it failed. */
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (asked) {
            reader.close();
            end(Ending.CLOSED);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (TcpTrouble.isReset(cause)) {
            end(Ending.RESET);
        } else if (tls == null && answer != null) {
            answer.completeExceptionally(cause);
        } else if (asked) {
            // The server ends it inside TLS: from TLS 1.3 on, that is how it refuses whoever has no certificate.
            end(Ending.CLOSED);
        }
    }

    private void end(Ending ending) {
        if (answer != null && !answer.isDone()) {
            answer.complete(judged(ending));
        }
    }

    private void endUnasked(Fault handshake) {
        if (answer != null && !answer.isDone()) {
            answer.complete(exchange(handshake, HttpAnswer.nothing()));
        }
    }

    private HttpExchange judged(Ending ending) {
        var seen = AnswerClassifier.classify(response, ending, firstByte);
        boolean refusedInside =
                tls != null && tls.certificateAsked() && !response.begun() && ending != Ending.TIMED_OUT;
        return exchange(seen.fault(), refusedInside ? wantsCertificate(seen.answer()) : seen.answer());
    }

    private static HttpAnswer wantsCertificate(HttpAnswer nothing) {
        return new HttpAnswer(null, List.of(), 0, nothing.firstByte(), "", "client_certificate_required", List.of());
    }

    private HttpExchange exchange(@Nullable Fault fault, HttpAnswer seen) {
        Timing opening = Objects.requireNonNull(connected).timing();
        Duration took = opening.took().plusNanos(System.nanoTime() - beganNanos);
        return new HttpExchange(
                new HttpObservation(ask, fault, seen, new Timing(opening.startedAt(), took, opening.network())),
                response);
    }

    @Override
    public HttpExchange notConnected(TcpObservation failed) {
        return new HttpExchange(
                new HttpObservation(ask, failed.fault(), HttpAnswer.nothing(), failed.timing()), response);
    }

    @Override
    public HttpExchange deadlinePassed() {
        if (asked) {
            return judged(Ending.TIMED_OUT);
        }
        return exchange(TlsFault.TIMED_OUT, HttpAnswer.nothing());
    }

    @Override
    public HttpExchange cancelled() {
        return exchange(LocalFault.CANCELLED, HttpAnswer.nothing());
    }
}
