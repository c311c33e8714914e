package dev.origindoctor.netty;

import dev.origindoctor.netty.tls.ServerWords;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.taxonomy.TlsFault;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The handshake before a request: whatever the certificate, but with the same faults as a handshake by itself. */
final class HttpsOpening extends ChannelInboundHandlerAdapter implements WireWitness.Listener {
    /** Who waits for the handshake. */
    interface Caller {
        /** It is done, and this application protocol agreed on, if any. */
        void opened(@Nullable String protocol);

        /** It is not to be. */
        void failed(TlsFault fault);

        /** After it was done, the other side has ended the connection. */
        void ended(boolean reset);
    }

    private final Caller caller;
    private final SslHandler ssl;
    private final WireWitness witness = new WireWitness(this, false);
    private boolean certificateAsked;
    private boolean open;

    /**
     * The handshake before {@code ask}.
     *
     * @param quick whether the cheapest engine will do, whose failures say nothing of the server
     */
    HttpsOpening(HttpAsk ask, boolean quick, Caller caller) {
        this.caller = caller;
        Runnable noticed = () -> certificateAsked = true;
        ssl = quick ? TlsClient.quickHandler(hello(ask), noticed) : TlsClient.handler(hello(ask), noticed);
    }

    /** The handshake that a request goes with. */
    static TlsAsk hello(HttpAsk ask) {
        List<String> protocols = ask.http2() ? List.of("h2", "http/1.1") : List.of("http/1.1");
        return new TlsAsk(ask.endpoint(), ask.host().ascii(), protocols, null, ask.proxyHeader());
    }

    void begin(Channel channel) {
        channel.pipeline().addLast(witness, ssl, this);
    }

    void leave() {
        TlsClient.forget(ssl);
    }

    /** What the handshake has shown, once it is done. */
    TlsSeen seen(TcpObservation connected) {
        TlsSeen.Draft draft = new TlsSeen.Draft(connected).said(witness.words()).agreed(ssl, true);
        draft.clientCertificateAsked = certificateAsked();
        return draft.seen();
    }

    /** Whether the server has asked for a client certificate. */
    boolean certificateAsked() {
        return certificateAsked || witness.words().certificateRequested();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && !open) {
            open = handshake.isSuccess();
            if (open) {
                caller.opened(TlsClient.protocol(ssl));
            } else {
                caller.failed(fault());
            }
        } else if (event instanceof SslCloseCompletionEvent && open) {
            // RFC 8446 section 6.1: after its close_notify the server sends nothing more, whether or not TCP ends too.
            context.close();
        }
    }

    @Override
    public void heard(ServerWords words) {
        TlsFault known = TlsTrouble.ofWire(words, null, certificateAsked());
        if (!open && known != null) {
            caller.failed(known);
        }
    }

    @Override
    public void ended() {
        if (open) {
            caller.ended("rst".equals(witness.endedBy()));
        } else {
            caller.failed(fault());
        }
    }

    private TlsFault fault() {
        TlsFault known = TlsTrouble.ofWire(witness.words(), witness.endedBy(), certificateAsked());
        return known == null ? TlsTrouble.ofEngine(witness.words()) : known;
    }
}
