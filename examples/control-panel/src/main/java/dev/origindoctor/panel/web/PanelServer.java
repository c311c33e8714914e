package dev.origindoctor.panel.web;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The panel's web server. Its loops are not the probes': however much is diagnosed, pages keep coming. */
public final class PanelServer implements AutoCloseable {
    private static final int WAITING_FOR_THE_WORKSHOP = 16;

    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("panel", true), NioIoHandler.newFactory());
    private final ThreadPoolExecutor workshop = new ThreadPoolExecutor(
            1,
            2,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_FOR_THE_WORKSHOP),
            new DefaultThreadFactory("workshop", true));
    private final Panel panel;
    private final Channel server;

    private PanelServer(Panel panel, InetSocketAddress address) {
        this.panel = panel;
        Doorkeeper doorkeeper = new Doorkeeper(panel.limits().traffic(), panel.hosts());
        Pages pages = new Pages(panel, workshop);
        Reception reception = new Reception(panel.login());
        panel.practice().open(loops);
        server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        InetAddress from = channel.remoteAddress().getAddress();
                        if (!doorkeeper.connected(from)) {
                            channel.close();
                            return;
                        }
                        channel.closeFuture().addListener(closed -> doorkeeper.disconnected(from));
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpServerKeepAliveHandler(),
                                        new FlowControlHandler(),
                                        new RequestGate(doorkeeper),
                                        new PanelHandler(pages, reception, doorkeeper));
                    }
                })
                .bind(address)
                .syncUninterruptibly()
                .channel();
    }

    /** Opens the panel at this address. */
    public static PanelServer open(Panel panel, InetSocketAddress address) {
        return new PanelServer(panel, address);
    }

    /** Where it listens. */
    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** First nobody new, then nothing more to do, then the loops. */
    @Override
    public void close() {
        server.close().syncUninterruptibly();
        panel.practice().close();
        workshop.shutdownNow();
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
