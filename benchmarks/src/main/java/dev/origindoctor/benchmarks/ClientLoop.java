package dev.origindoctor.benchmarks;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** The one event loop that a client under measurement runs on, in the best transport there is. */
final class ClientLoop implements AutoCloseable {
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(
            1, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    private final long thread = group.submit(() -> Thread.currentThread().getId())
            .syncUninterruptibly()
            .getNow();

    EventLoopGroup group() {
        return group;
    }

    /** What sockets are on this loop. */
    Class<? extends SocketChannel> channels() {
        return Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    /** The processor time that the loop has had so far, in nanoseconds. */
    long cpu() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread);
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
