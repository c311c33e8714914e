package dev.origindoctor.zoo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One connection of a misbehaving web server: waits for the request, then plays its act. */
final class HttpStage extends ChannelInboundHandlerAdapter {
    /** What a server does once it has read a request. */
    @FunctionalInterface
    interface Act {
        void play(HttpStage stage);
    }

    private static final int LONGEST_REQUEST = 16 * 1024;
    private static final long BEFORE_RESET_MILLIS = 40;

    private final Act act;
    private final StringBuilder request = new StringBuilder();
    private ChannelHandlerContext context;
    private boolean playing;

    HttpStage(Act act) {
        this.act = act;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        if (message instanceof ByteBuf bytes && request.length() < LONGEST_REQUEST) {
            request.append(bytes.toString(StandardCharsets.ISO_8859_1));
        }
        ReferenceCountUtil.release(message);
        if (!playing && request.indexOf("\r\n\r\n") >= 0) {
            playing = true;
            act.play(this);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ignored, Throwable cause) {
        // The prober hangs up on servers like these; that is no news.
        context.close();
    }

    /** What was asked for: the request target. */
    String target() {
        String[] words = line().split(" ", 3);
        return words.length > 1 ? words[1] : "";
    }

    /** The request's first line, or the PROXY header where one goes before it. */
    String line() {
        return request.substring(0, request.indexOf("\r\n"));
    }

    /** Whether the request holds this text, in any case. */
    boolean says(String text) {
        return request.toString().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    /** The value of a request header, or nothing. */
    String header(String name) {
        String lower = request.toString().toLowerCase(Locale.ROOT);
        int at = lower.indexOf("\r\n" + name.toLowerCase(Locale.ROOT) + ":");
        return at < 0
                ? ""
                : request.substring(at + name.length() + 3, lower.indexOf("\r\n", at + 2))
                        .trim();
    }

    /** Whether the visitor is still there. */
    boolean isOpen() {
        return context.channel().isActive();
    }

    /** Sends and says no more, but stays. */
    HttpStage send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    HttpStage send(byte[] bytes) {
        context.writeAndFlush(Unpooled.wrappedBuffer(bytes));
        return this;
    }

    /** Closes in the ordinary way once all is sent. */
    void close() {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> context.close());
    }

    /** Says goodbye inside TLS, and leaves the connection as it is. */
    void sayGoodbye() {
        context.pipeline().get(SslHandler.class).closeOutbound();
    }

    /** Goes on after a pause. */
    void later(Runnable step, long pauseMillis) {
        context.executor().schedule(step, pauseMillis, TimeUnit.MILLISECONDS);
    }

    /** Resets the connection, after what was sent has had time to arrive; TLS gets no chance to say goodbye. */
    void reset() {
        context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        later(() -> context.channel().unsafe().close(context.newPromise()), BEFORE_RESET_MILLIS);
    }

    /** Sends one byte after the other, each after a pause. */
    void drip(String text, long pauseMillis) {
        if (context.channel().isActive() && !text.isEmpty()) {
            send(text.substring(0, 1));
            context.executor().schedule(() -> drip(text.substring(1), pauseMillis), pauseMillis, TimeUnit.MILLISECONDS);
        }
    }

    /** Sends the same again and again for as long as somebody reads. */
    void flood(Supplier<String> piece) {
        if (context.channel().isActive()) {
            ByteBuf bytes = Unpooled.copiedBuffer(piece.get(), StandardCharsets.ISO_8859_1);
            context.writeAndFlush(bytes).addListener(sent -> {
                if (sent.isSuccess()) {
                    context.executor().execute(() -> flood(piece));
                }
            });
        }
    }
}
