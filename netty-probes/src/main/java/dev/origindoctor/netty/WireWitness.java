package dev.origindoctor.netty;

import dev.origindoctor.netty.tls.ServerWords;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the socket and the TLS engine and remembers what really went over the wire: what a plain-text server
 * said instead, alerts by their number, how far the server came, who ended the connection and how. An engine tells such
 * things, if at all, in the texts of its exceptions, which are nobody's interface.
 */
final class WireWitness extends ChannelDuplexHandler {
    private final ServerWords words = new ServerWords();
    private final Listener listener;
    private final boolean proxyHeader;
    private final Banner banner;
    private int written;
    private @Nullable String endedBy;

    /** Who hears of what the witness saw. Everything is told on the event loop, and the last word is told once. */
    interface Listener {
        /** More has come, in this state; not told of plain text before its banner is complete. */
        void heard(ServerWords words);

        /** Nothing more will come. */
        void ended();
    }

    /**
     * A witness in front of an engine.
     *
     * @param proxyHeader whether a PROXY protocol header goes first
     */
    WireWitness(Listener listener, boolean proxyHeader) {
        this.listener = listener;
        this.proxyHeader = proxyHeader;
        banner = new Banner(() -> listener.heard(words));
    }

    ServerWords words() {
        return words;
    }

    /** {@code fin} or {@code rst}, where the other side has ended the connection; otherwise null. */
    @Nullable
    String endedBy() {
        return endedBy;
    }

    /** How many records, or parts of them, have gone out. */
    int written() {
        return written;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes && bytes.isReadable()) {
            // Not on channelActive: an engine that joins an open channel begins before that is told.
            if (written++ == 0 && proxyHeader) {
                context.write(Unpooled.wrappedBuffer(ProxyHeader.of(context.channel())));
            }
        }
        context.write(message, promise.unvoid().addListener(this::written));
    }

    /** What cannot be sent meets a connection that is gone. */
    private void written(io.netty.util.concurrent.Future<?> sent) {
        if (sent.cause() instanceof IOException && endedBy == null) {
            endedBy = "rst";
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        words.look(bytes);
        if (words.state().isTls()) {
            context.fireChannelRead(message);
        } else {
            ReferenceCountUtil.release(message);
        }
        if (words.state() == ServerWords.State.NOT_TLS) {
            banner.heard(words.banner(), context.executor());
        } else {
            listener.heard(words);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (endedBy == null) {
            endedBy = "fin";
        }
        banner.end();
        context.fireChannelInactive();
        listener.ended();
    }

    /** Only the transport is below, so that this is a broken connection. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            context.fireExceptionCaught(cause);
            return;
        }
        endedBy = "rst";
        listener.ended();
        context.close();
    }
}
