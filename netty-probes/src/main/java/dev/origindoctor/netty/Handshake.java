package dev.origindoctor.netty;

import dev.origindoctor.netty.tls.ServerWords;
import dev.origindoctor.netty.tls.TlsVersion;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.LocalFault;
import dev.origindoctor.taxonomy.TlsFault;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A whole handshake, with a witness on the wire. */
final class Handshake implements Conversation<TlsSeen>, WireWitness.Listener {
    /** How long a refusal of our missing client certificate may take, beyond the round trip. */
    private static final Duration SECOND_THOUGHTS = Duration.ofMillis(200);

    private static final Duration LONGEST_SECOND_THOUGHTS = Duration.ofSeconds(1);

    private final WireWitness witness;
    private final TlsAsk ask;
    private final boolean quick;
    private @Nullable SslHandler handler;
    private @Nullable TcpObservation tcp;
    private @Nullable CompletableFuture<TlsSeen> answer;
    private boolean clientCertificateAsked;
    private boolean finished;
    private boolean waiting;
    private boolean failing;
    private boolean engineGaveUp;
    private @Nullable Patience secondThoughts;

    Handshake(TlsAsk ask) {
        this(ask, false);
    }

    private Handshake(TlsAsk ask, boolean quick) {
        witness = new WireWitness(this, ask.proxyHeader());
        this.ask = ask;
        this.quick = quick;
    }

    /** By the cheapest engine that there is: a success is one, a failure says nothing of the server. */
    static Handshake quick(TlsAsk ask) {
        return new Handshake(ask, true);
    }

    @Override
    public void begin(Channel channel, TcpObservation connected, CompletableFuture<TlsSeen> whole) {
        tcp = connected;
        answer = whole;
        Runnable noticed = () -> clientCertificateAsked = true;
        SslHandler ssl = quick ? TlsClient.quickHandler(ask, noticed) : TlsClient.handler(ask, noticed);
        handler = ssl;
        whole.whenComplete((seen, cause) -> leave());
        channel.pipeline().addLast(witness, ssl, new Outcome());
    }

    private void leave() {
        TlsClient.forget(ssl());
        if (secondThoughts != null) {
            secondThoughts.end();
        }
    }

    @Override
    public TlsSeen notConnected(TcpObservation failed) {
        return TlsSeen.notConnected(failed);
    }

    /** While we only wait for second thoughts, silence is consent. */
    @Override
    public TlsSeen deadlinePassed() {
        return waiting ? seen(null) : seen(TlsFault.TIMED_OUT);
    }

    @Override
    public TlsSeen timeLost() {
        return waiting ? seen(null) : cancelled();
    }

    @Override
    public TlsSeen cancelled() {
        return seen(LocalFault.CANCELLED);
    }

    /** The engine has had the bytes already, so that what it makes of them is known. */
    @Override
    public void heard(ServerWords words) {
        switch (words.state()) {
            case NOT_TLS, BROKEN, ALERTED -> settle(fromWire());
            default -> {
                if (waiting && !failing) {
                    settle(null);
                }
                waiting = finished;
            }
        }
    }

    @Override
    public void ended() {
        settle(finished && !clientCertificateAsked ? null : fromWire());
    }

    private @Nullable Fault fromWire() {
        return TlsTrouble.ofWire(witness.words(), witness.endedBy(), asked());
    }

    private boolean asked() {
        return clientCertificateAsked || witness.words().certificateRequested();
    }

    private void succeeded(ChannelHandlerContext context) {
        finished = true;
        if (!asked() || !version().equals(TlsVersion.TLS_1_3.text())) {
            settle(null);
            return;
        }
        // RFC 8446 section 4.4.2.4: the server's refusal comes after the client has finished.
        Duration patience = tcp().timing().took().multipliedBy(2).plus(SECOND_THOUGHTS);
        Duration wait = patience.compareTo(LONGEST_SECOND_THOUGHTS) < 0 ? patience : LONGEST_SECOND_THOUGHTS;
        secondThoughts = Patience.of(context.executor(), wait, () -> settle(null));
    }

    /** The engine gave up. The wire knows why, or else the engine is about to send an alert of its own, or the peer did. */
    private void failed(ChannelHandlerContext context) {
        Fault known = fromWire();
        if (known != null) {
            settle(known);
        } else {
            failing = true;
            int before = witness.written();
            context.executor().execute(() -> settle(unexplained(witness.written() > before)));
        }
    }

    private Fault unexplained(boolean engineSentAlert) {
        Fault known = fromWire();
        if (known != null) {
            return known;
        }
        if (!engineSentAlert && witness.words().encrypted()) {
            return asked() ? TlsFault.BAD_CLIENT_AUTH_CERT : TlsFault.ALERT;
        }
        engineGaveUp = true;
        return TlsTrouble.ofEngine(witness.words());
    }

    private void settle(@Nullable Fault fault) {
        CompletableFuture<TlsSeen> whole = Objects.requireNonNull(answer);
        if (!whole.isDone()) {
            whole.complete(seen(fault));
        }
    }

    private TlsSeen seen(@Nullable Fault fault) {
        TlsSeen.Draft draft = new TlsSeen.Draft(tcp()).said(witness.words());
        draft.fault = fault;
        draft.endedBy = fault == null ? null : witness.endedBy();
        draft.engineGaveUp = engineGaveUp;
        draft.clientCertificateAsked = (asked() || finished) ? Boolean.valueOf(asked()) : null;
        if (witness.words().version() != null) {
            draft.agreed(ssl(), finished);
        }
        return draft.seen();
    }

    private String version() {
        return ssl().engine().getSession().getProtocol();
    }

    private SslHandler ssl() {
        return Objects.requireNonNull(handler);
    }

    private TcpObservation tcp() {
        return Objects.requireNonNull(tcp);
    }

    /** The end of the pipeline: hears what the engine says. */
    private final class Outcome extends ChannelInboundHandlerAdapter {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent completion) {
                if (completion.isSuccess()) {
                    succeeded(context);
                } else {
                    failed(context);
                }
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
        }

        /** After the handshake: an alert, encrypted. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            failed(context);
        }
    }
}
