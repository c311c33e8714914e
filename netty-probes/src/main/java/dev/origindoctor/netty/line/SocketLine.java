package dev.origindoctor.netty.line;

import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.LocalFault;
import dev.origindoctor.taxonomy.TcpFault;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEvent;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.Errors;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import io.netty.util.concurrent.FastThreadLocal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a connection on a bare Linux socket in the event loop's epoll set. Netty's own channel would take the error
 * number off the socket and give back an exception class that several numbers share; here the number is read first,
 * then the error queue, and the kernel is asked whether the handshake is done. The channel, where one is wanted, is
 * made of the connected socket.
 */
final class SocketLine implements Line, EpollIoHandle {
    private static final EpollIoOps CONNECTING = EpollIoOps.EPOLLOUT.with(EpollIoOps.EPOLLET);
    private static final EpollIoOps LISTENING =
            EpollIoOps.EPOLLIN.with(EpollIoOps.EPOLLRDHUP).with(EpollIoOps.EPOLLET);
    private static final int IPPROTO_IP = 0;
    private static final int IP_RECVERR = 11;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IPV6_RECVERR = 25;

    private static final Logger LOG = LoggerFactory.getLogger(SocketLine.class);
    private static final FastThreadLocal<Bytes> BYTES = new FastThreadLocal<>() {
        @Override
        protected Bytes initialValue() {
            return new Bytes();
        }
    };

    private final EventLoop loop;
    private final Endpoint endpoint;
    private @Nullable Socket socket;
    private @Nullable IoRegistration registration;
    private @Nullable Caller caller;
    private @Nullable Ear ear;
    private @Nullable Channel channel;

    SocketLine(EventLoop loop, Endpoint endpoint) {
        this.loop = loop;
        this.endpoint = endpoint;
    }

    @Override
    public void open(Caller waiting) {
        caller = waiting;
        try {
            Socket fresh = Socket.newSocketStream();
            socket = fresh;
            askForErrors(fresh);
            fresh.connect(endpoint.socketAddress());
        } catch (IOException | ChannelException e) {
            waiting.failed(TcpTrouble.fromOwnMachine(e, endpoint));
            return;
        }
        ((IoEventLoop) loop).register(this).addListener(done -> {
            if (done.isSuccess()) {
                registration = (IoRegistration) done.getNow();
                registration.submit(CONNECTING);
            } else {
                waiting.failed(TcpFailure.of(LocalFault.CANCELLED));
            }
        });
    }

    /**
     * Older kernels keep an ICMP message only for who asked for it, and who asked hears of it a second sooner under
     * IPv6. An IPv6 socket may also carry IPv4.
     */
    private static void askForErrors(Socket fresh) throws IOException {
        fresh.setIntOpt(IPPROTO_IP, IP_RECVERR, 1);
        if (Socket.isIPv6Preferred()) {
            fresh.setIntOpt(IPPROTO_IPV6, IPV6_RECVERR, 1);
        }
    }

    @Override
    public void handle(IoRegistration from, IoEvent event) {
        if (socket == null || !socket.isOpen() || caller == null) {
            return;
        }
        try {
            if (ear == null) {
                handshakeMoved(socket, caller);
            } else {
                hear(socket, ear);
            }
        } catch (IOException e) {
            caller.failed(TcpTrouble.fromOwnMachine(e, endpoint));
        }
    }

    private void handshakeMoved(Socket open, Caller waiting) throws IOException {
        int number = open.getSoError(); // before the error queue: reading that clears this
        Optional<ErrorQueueEntry> entry = IcmpWitness.read(open.intValue());
        if (number != 0 || entry.isPresent()) {
            waiting.failed(TcpTrouble.numbered(number, entry.orElse(null), endpoint, open.localAddress()));
        } else if (TcpInfo.handshakeDone(open)) {
            waiting.connected();
        }
    }

    @Override
    public @Nullable SynEvidence evidence() {
        if (socket == null || !socket.isOpen()) {
            return null;
        }
        try {
            return TcpInfo.evidence(socket);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void listen(Ear hearing) {
        ear = hearing;
        Objects.requireNonNull(registration).submit(LISTENING);
    }

    /** A fresh socket has room for more than anybody says here; a kernel that finds none is the prober's own trouble. */
    @Override
    public void say(byte[] words) {
        Socket open = Objects.requireNonNull(socket);
        ByteBuffer bytes = BYTES.get().nio.clear().put(words);
        try {
            if (open.send(bytes, 0, words.length) < words.length) {
                Objects.requireNonNull(caller).failed(TcpFailure.of(LocalFault.CANCELLED));
            }
        } catch (IOException e) {
            // What cannot be sent meets a connection that is gone.
            Objects.requireNonNull(ear).closed(true);
        }
    }

    @Override
    public InetSocketAddress localAddress() {
        return Objects.requireNonNull(socket).localAddress();
    }

    /** Edge-triggered: all that has come is taken, unless somebody has heard enough. */
    private static void hear(Socket open, Ear hearing) throws IOException {
        Bytes bytes = BYTES.get();
        try {
            int read = open.recv(bytes.nio, 0, Bytes.MOST);
            while (read > 0) {
                hearing.heard(bytes.view.setIndex(0, read));
                read = open.isOpen() ? open.recv(bytes.nio, 0, Bytes.MOST) : 0;
            }
            if (read < 0) {
                hearing.closed(false);
            }
        } catch (Errors.NativeIoException e) {
            if (!TcpTrouble.isReset(e)) {
                throw e;
            }
            hearing.closed(true);
        }
    }

    @Override
    public void hand(Consumer<Channel> handlers) {
        forget();
        EpollSocketChannel made =
                new EpollSocketChannel(Objects.requireNonNull(socket).intValue());
        socket = null;
        channel = made;
        if (!made.isActive()) { // the making of it has just taken an error off the socket
            Objects.requireNonNull(caller).failed(new TcpFailure(TcpFault.RESET, null, null));
            return;
        }
        made.pipeline().addLast(new ChannelInitializer<EpollSocketChannel>() {
            @Override
            protected void initChannel(EpollSocketChannel ready) {
                handlers.accept(ready);
            }
        });
        loop.register(made);
    }

    private void forget() {
        if (registration != null) {
            registration.cancel();
            registration = null;
        }
    }

    @Override
    public FileDescriptor fd() {
        return Objects.requireNonNull(socket);
    }

    /** Called by the attempt whose connection this is, and by an event loop that ends. */
    @Override
    public void close() {
        forget();
        if (channel != null) {
            channel.close();
        }
        if (socket != null && socket.isOpen()) {
            closeQuietly(socket);
        }
    }

    private static void closeQuietly(Socket open) {
        try {
            open.close();
        } catch (IOException e) {
            // Linux frees the descriptor whatever close() answers.
            LOG.debug("close", e);
        }
    }

    /** What an event loop's bare sockets read into and write from, one at a time. */
    private static final class Bytes {
        static final int MOST = 16 * 1024;

        final ByteBuffer nio = ByteBuffer.allocateDirect(MOST);
        final ByteBuf view = Unpooled.wrappedBuffer(nio);
    }
}
