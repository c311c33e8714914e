package dev.origindoctor.netty;

import dev.origindoctor.netty.line.Line;
import dev.origindoctor.netty.tls.ClientHello;
import dev.origindoctor.netty.tls.ServerWords;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.LocalFault;
import dev.origindoctor.taxonomy.TlsFault;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sends a hello made by hand, reads what the server says in the clear, and ends there. It needs no channel for that. */
final class RawHello implements Errand<TlsSeen>, Line.Ear {
    private final ClientHello hello;
    private final boolean proxyHeader;
    private final EventLoop loop;
    private final ServerWords words = new ServerWords();
    private final Banner banner = new Banner(() -> settle(fromWire()));
    private @Nullable String endedBy;
    private @Nullable TcpObservation tcp;
    private @Nullable CompletableFuture<TlsSeen> answer;

    RawHello(ClientHello hello, boolean proxyHeader, EventLoop loop) {
        this.hello = hello;
        this.proxyHeader = proxyHeader;
        this.loop = loop;
    }

    @Override
    public void begin(Line line, TcpObservation connected, CompletableFuture<TlsSeen> whole) {
        tcp = connected;
        answer = whole;
        whole.whenComplete((seen, cause) -> banner.end());
        line.listen(this);
        if (proxyHeader) {
            line.say(ProxyHeader.of(line.localAddress(), connected.endpoint().socketAddress()));
        }
        line.say(hello.encode());
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
    public void heard(ByteBuf bytes) {
        words.look(bytes);
        switch (words.state()) {
            case HELLO_DONE -> settle(done());
            case BROKEN, ALERTED -> settle(fromWire());
            case NOT_TLS -> banner.heard(words.banner(), loop);
            default -> {
                // A server that encrypts before its hello is done speaks no version that was offered.
                if (words.encrypted() || words.newest()) {
                    settle(TlsFault.PROTOCOL_ERROR);
                }
            }
        }
    }

    @Override
    public void closed(boolean reset) {
        endedBy = reset ? "rst" : "fin";
        settle(fromWire());
    }

    /** A server may answer with an older version, and leave it to the client to go away (RFC 5246 appendix E.1). */
    private @Nullable Fault done() {
        boolean asOffered = hello.version().text().equals(words.version());
        return asOffered ? null : TlsFault.VERSION_OR_CIPHER_MISMATCH;
    }

    private @Nullable Fault fromWire() {
        return TlsTrouble.ofWire(words, endedBy, words.certificateRequested());
    }

    private void settle(@Nullable Fault fault) {
        CompletableFuture<TlsSeen> whole = Objects.requireNonNull(answer);
        if (!whole.isDone()) {
            whole.complete(seen(fault));
        }
    }

    private TlsSeen seen(@Nullable Fault fault) {
        TlsSeen.Draft draft = new TlsSeen.Draft(Objects.requireNonNull(tcp)).said(words);
        draft.fault = fault;
        draft.endedBy = fault == null ? null : endedBy;
        boolean known = words.state() == ServerWords.State.HELLO_DONE || words.certificateRequested();
        draft.clientCertificateAsked = known ? Boolean.valueOf(words.certificateRequested()) : null;
        return draft.seen();
    }
}
