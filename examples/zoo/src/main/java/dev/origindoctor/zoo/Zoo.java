package dev.origindoctor.zoo;

import dev.origindoctor.origin.Endpoint;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Keeps broken origins on loopback ports for tests, demo and benchmarks; closing it stops them all. */
public final class Zoo implements AutoCloseable {
    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("zoo", true), NioIoHandler.newFactory());
    private final Deque<Exhibit> exhibits = new ConcurrentLinkedDeque<>();

    private final InetAddress home;

    private Zoo(InetAddress home) {
        this.home = home;
    }

    /** An empty zoo. */
    public static Zoo open() {
        return openAt(InetAddress.getLoopbackAddress());
    }

    /** An empty zoo on another address: with the unspecified one, on each of this machine's. */
    public static Zoo openAt(InetAddress address) {
        return new Zoo(address);
    }

    /** Starts an origin that misbehaves so. */
    public Endpoint start(Misbehaviour misbehaviour) {
        Exhibit exhibit = misbehaviour.open(this);
        exhibits.push(exhibit);
        return exhibit.endpoint();
    }

    /** Listens on a free port; each connection gets the handlers that {@code perConnection} makes for it. */
    public Exhibit serve(Supplier<ChannelHandler> perConnection) {
        return serve(home, perConnection);
    }

    /** The same on another address. */
    public Exhibit serve(InetAddress address, Supplier<ChannelHandler> perConnection) {
        Channel server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(perConnection.get());
                    }
                })
                .bind(address, 0)
                .syncUninterruptibly()
                .channel();
        int port = ((InetSocketAddress) server.localAddress()).getPort();
        return new Exhibit(new Endpoint(address, port), () -> server.close().syncUninterruptibly());
    }

    @Override
    public void close() {
        exhibits.forEach(Exhibit::close);
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
