package dev.origindoctor.netty.line;

import dev.origindoctor.origin.Endpoint;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** How sockets are opened: natively on Linux where Netty's native library is there, by the JDK elsewhere. */
public enum Transport {
    EPOLL(EpollSocketChannel::new, EpollDatagramChannel::new) {
        @Override
        public IoHandlerFactory loops() {
            return EpollIoHandler.newFactory();
        }

        @Override
        public Line line(EventLoop loop, Endpoint endpoint) {
            return new SocketLine(loop, endpoint);
        }
    },
    NIO(NioSocketChannel::new, NioDatagramChannel::new) {
        @Override
        public IoHandlerFactory loops() {
            return NioIoHandler.newFactory();
        }

        @Override
        public Line line(EventLoop loop, Endpoint endpoint) {
            return new ChannelLine(loop, NioSocketChannel::new, endpoint);
        }
    };

    private final ChannelFactory<SocketChannel> streams;
    private final ChannelFactory<DatagramChannel> datagrams;

    Transport(ChannelFactory<SocketChannel> streams, ChannelFactory<DatagramChannel> datagrams) {
        this.streams = streams;
        this.datagrams = datagrams;
    }

    /** The best that this machine has. */
    public static Transport best() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    /** The one that somebody else's loops run on. */
    public static Transport of(EventLoopGroup group) {
        if (group instanceof IoEventLoopGroup loops && loops.isIoType(EpollIoHandler.class)) {
            return EPOLL;
        }
        if (group instanceof IoEventLoopGroup loops && loops.isIoType(NioIoHandler.class)) {
            return NIO;
        }
        throw new IllegalArgumentException("eventLoopGroup: " + group.getClass().getName()
                + " (expected loops of Netty's epoll or NIO transport)");
    }

    /** Whether the ICMP message behind a failed connect is seen. */
    public boolean seesIcmp() {
        return this == EPOLL && IcmpWitness.available();
    }

    /** What makes loops that such sockets can be on. */
    public abstract IoHandlerFactory loops();

    /** A connection that is yet to be opened. */
    public abstract Line line(EventLoop loop, Endpoint endpoint);

    /** What makes ordinary channels of connections. */
    public ChannelFactory<SocketChannel> streams() {
        return streams;
    }

    /** What makes channels of datagrams. */
    public ChannelFactory<DatagramChannel> datagrams() {
        return datagrams;
    }
}
