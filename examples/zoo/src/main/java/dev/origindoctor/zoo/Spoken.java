package dev.origindoctor.zoo;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A connection that says one thing, when it begins or when it hears something, and then stays or ends. */
final class Spoken extends ChannelInboundHandlerAdapter {
    private final boolean first;
    private final byte[] words;
    private final Then then;
    private boolean spoken;

    private Spoken(boolean first, byte[] words, Then then) {
        this.first = first;
        this.words = words.clone();
        this.then = then;
    }

    /** What follows the words. */
    enum Then {
        STAY(channel -> {}),
        FIN(Channel::close),
        RST(channel -> {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.close();
        });

        private final Consumer<Channel> deed;

        Then(Consumer<Channel> deed) {
            this.deed = deed;
        }
    }

    static Spoken onConnect(String words, Then then) {
        return new Spoken(true, words.getBytes(StandardCharsets.ISO_8859_1), then);
    }

    static Spoken onHearing(byte[] words, Then then) {
        return new Spoken(false, words, then);
    }

    static Spoken onHearing(String words, Then then) {
        return onHearing(words.getBytes(StandardCharsets.ISO_8859_1), then);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (first) {
            speak(context);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
        speak(context);
    }

    private void speak(ChannelHandlerContext context) {
        if (!spoken) {
            spoken = true;
            context.writeAndFlush(Unpooled.wrappedBuffer(words))
                    .addListener(done -> then.deed.accept(context.channel()));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
