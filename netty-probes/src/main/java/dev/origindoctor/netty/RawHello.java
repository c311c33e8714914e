package dev.origindoctor.netty;

import dev.origindoctor.netty.tls.ClientHello;
import dev.origindoctor.netty.tls.ServerWords;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.LocalFault;
import dev.origindoctor.taxonomy.TlsFault;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends a hello made by hand, reads what the server says in the clear, and ends there. */
final class RawHello implements Conversation<TlsSeen>, WireWitness.Listener {
    private final ClientHello hello;
    private final WireWitness witness;
    private @Nullable TcpObservation tcp;
    private @Nullable CompletableFuture<TlsSeen> answer;

    RawHello(ClientHello hello, boolean proxyHeader) {
        this.hello = hello;
        witness = new WireWitness(this, false, proxyHeader);
    }

    @Override
    public void begin(Channel channel, TcpObservation connected, CompletableFuture<TlsSeen> whole) {
        tcp = connected;
        answer = whole;
        channel.pipeline().addLast(witness, new Opening());
    }

    @Override
    public TlsSeen notConnected(TcpObservation failed) {
        return TlsSeen.notConnected(failed);
    }

    @Override
    public TlsSeen deadlinePassed() {
        return seen(TlsFault.TIMED_OUT);
    }

    @Override
    public TlsSeen cancelled() {
        return seen(LocalFault.CANCELLED);
    }

    @Override
    public void heard(ServerWords words) {
        switch (words.state()) {
            case HELLO_DONE -> settle(done(words));
            case NOT_TLS, BROKEN, ALERTED -> settle(fromWire());
            default -> {
                // A server that encrypts before its hello is done speaks no version that was offered.
                if (words.encrypted() || words.newest()) {
                    settle(TlsFault.PROTOCOL_ERROR);
                }
            }
        }
    }

    @Override
    public void ended() {
        settle(fromWire());
    }

    /** A server may answer with an older version, and leave it to the client to go away (RFC 5246 appendix E.1). */
    private @Nullable Fault done(ServerWords words) {
        boolean asOffered = hello.version().text().equals(words.version());
        return asOffered ? null : TlsFault.VERSION_OR_CIPHER_MISMATCH;
    }

    private @Nullable Fault fromWire() {
        return TlsTrouble.ofWire(
                witness.words(), witness.endedBy(), witness.words().certificateRequested());
    }

    private void settle(@Nullable Fault fault) {
        CompletableFuture<TlsSeen> whole = Objects.requireNonNull(answer);
        if (!whole.isDone()) {
            whole.complete(seen(fault));
        }
    }

    private TlsSeen seen(@Nullable Fault fault) {
        ServerWords words = witness.words();
        TlsSeen.Draft draft = new TlsSeen.Draft(Objects.requireNonNull(tcp)).said(words);
        draft.fault = fault;
        draft.endedBy = fault == null ? null : witness.endedBy();
        boolean known = words.state() == ServerWords.State.HELLO_DONE || words.certificateRequested();
        draft.clientCertificateAsked = known ? Boolean.valueOf(words.certificateRequested()) : null;
        return draft.seen();
    }

    private final class Opening extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.writeAndFlush(Unpooled.wrappedBuffer(hello.encode()));
        }
    }
}
