package dev.origindoctor.netty.line;

import dev.origindoctor.origin.Endpoint;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens a connection as a Netty channel of any transport; the kernel's own evidence stays out of reach. */
final class ChannelLine implements Line {
    private final EventLoop loop;
    private final ChannelFactory<? extends Channel> factory;
    private final Endpoint endpoint;
    private @Nullable Channel channel;

    ChannelLine(EventLoop loop, ChannelFactory<? extends Channel> factory, Endpoint endpoint) {
        this.loop = loop;
        this.factory = factory;
        this.endpoint = endpoint;
    }

    @Override
    public void open(Caller caller) {
        try {
            channel = factory.newChannel();
        } catch (ChannelException e) {
            caller.failed(TcpTrouble.fromOwnMachine(e, endpoint));
            return;
        }
        channel.config().setOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0);
        loop.register(channel);
        ChannelFuture connecting = channel.connect(endpoint.socketAddress());
        boolean atOnce = connecting.isDone();
        connecting.addListener(done -> heard(done.cause(), atOnce, caller));
    }

    private void heard(@Nullable Throwable cause, boolean atOnce, Caller caller) {
        if (cause == null) {
            caller.connected();
        } else {
            caller.failed(atOnce ? TcpTrouble.fromOwnMachine(cause, endpoint) : TcpTrouble.fromNetwork(cause));
        }
    }

    @Override
    public @Nullable SynEvidence evidence() {
        return null;
    }

    @Override
    public void listen(Ear ear) {
        hand(ready -> ready.pipeline().addLast(new Listener(ear)));
    }

    @Override
    public void say(byte[] words) {
        Objects.requireNonNull(channel).writeAndFlush(Unpooled.wrappedBuffer(words));
    }

    @Override
    public InetSocketAddress localAddress() {
        return (InetSocketAddress) Objects.requireNonNull(channel).localAddress();
    }

    @Override
    public void hand(Consumer<Channel> handlers) {
        handlers.accept(Objects.requireNonNull(channel));
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.close();
        }
    }

    private static final class Listener extends ChannelInboundHandlerAdapter {
        private final Ear ear;

        Listener(Ear ear) {
            this.ear = ear;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            try {
                ear.heard((ByteBuf) message);
            } finally {
                ReferenceCountUtil.release(message);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            ear.closed(false);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            ear.closed(TcpTrouble.isReset(cause));
        }
    }
}
