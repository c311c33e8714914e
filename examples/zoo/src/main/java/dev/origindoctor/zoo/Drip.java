package dev.origindoctor.zoo;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/** Answers one byte a second, or the same words without end. */
final class Drip extends ChannelInboundHandlerAdapter {
    private final byte[] words;
    private final boolean endless;
    private boolean begun;
    private int at;

    private Drip(byte[] words, boolean endless) {
        this.words = words.clone();
        this.endless = endless;
    }

    static Drip byteASecond(byte[] words) {
        return new Drip(words, false);
    }

    static Drip endless(byte[] words) {
        return new Drip(words, true);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
        if (!begun) {
            begun = true;
            next(context);
        }
    }

    private void next(ChannelHandlerContext context) {
        if (!context.channel().isActive()) {
            return;
        }
        if (endless) {
            context.writeAndFlush(Unpooled.wrappedBuffer(words)).addListener(written -> {
                if (written.isSuccess()) {
                    context.executor().execute(() -> next(context));
                }
            });
        } else if (at < words.length) {
            context.writeAndFlush(Unpooled.wrappedBuffer(words, at++, 1));
            context.executor().schedule(() -> next(context), 1, TimeUnit.SECONDS);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
