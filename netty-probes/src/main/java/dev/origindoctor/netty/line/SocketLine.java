package dev.origindoctor.netty.line;

import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.LocalFault;
import dev.origindoctor.taxonomy.TcpFault;
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
    private static final FastThreadLocal<ByteBuffer> FIRST_BYTES = new FastThreadLocal<>() {
        @Override
        protected ByteBuffer initialValue() {
            return ByteBuffer.allocateDirect(512);
        }
    };

    private final EventLoop loop;
    private final Endpoint endpoint;
    private @Nullable Socket socket;
    private @Nullable IoRegistration registration;
    private @Nullable Caller caller;
    private @Nullable Consumer<PeerMove> listener;
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
            if (listener == null) {
                handshakeMoved(socket, caller);
            } else {
                hear(socket, listener);
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

    /** Hears what the other side does next: says something, or ends the connection. */
    @Override
    public void listen(Consumer<PeerMove> hearing) {
        listener = hearing;
        Objects.requireNonNull(registration).submit(LISTENING);
    }

    private static void hear(Socket open, Consumer<PeerMove> hearing) throws IOException {
        try {
            int read = open.recv(FIRST_BYTES.get(), 0, 512);
            if (read != 0) {
                hearing.accept(read < 0 ? PeerMove.CLOSED : PeerMove.SPOKE);
            }
        } catch (Errors.NativeIoException e) {
            if (!TcpTrouble.isReset(e)) {
                throw e;
            }
            hearing.accept(PeerMove.RESET);
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
}
