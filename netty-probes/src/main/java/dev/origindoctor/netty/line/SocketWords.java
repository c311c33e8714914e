package dev.origindoctor.netty.line;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process's Java says when a connection was refused, and when it was made and reset before it could be looked
 * at. NIO has one exception class for the former and for a connection that timed out in the kernel, and one for the
 * latter and for an unreachable network; their words are the C library's and follow the locale. So they are learnt once,
 * by doing just that on loopback.
 */
final class SocketWords {
    private static final Logger LOG = LoggerFactory.getLogger(SocketWords.class);
    private static final long LONGEST_MILLIS = 200;

    private SocketWords() {}

    /** Whether {@code cause}, met while connecting, is a reset after the handshake. */
    static boolean isReset(SocketException cause) {
        return cause.getMessage() != null && cause.getMessage().equals(Learnt.RESET);
    }

    /** Whether {@code cause} is a refusal, as far as is known. */
    static boolean isRefusal(ConnectException cause) {
        return Learnt.REFUSED == null || Learnt.REFUSED.equals(cause.getMessage());
    }

    private static final class Learnt {
        static final @Nullable String RESET = learn(Learnt::reset);
        static final @Nullable String REFUSED = learn(Learnt::refused);

        private Learnt() {}

        /** What somebody does to a listening server and a client that is not connected yet. */
        private interface Lesson {
            void meet(ServerSocketChannel server, SocketChannel client) throws IOException;
        }

        private static @Nullable String learn(Lesson lesson) {
            try (ServerSocketChannel server = ServerSocketChannel.open();
                    SocketChannel client = SocketChannel.open()) {
                server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                return wordsOf(lesson, server, client);
            } catch (IOException e) {
                LOG.debug("what the C library says could not be learnt", e);
                return null;
            }
        }

        private static @Nullable String wordsOf(Lesson lesson, ServerSocketChannel server, SocketChannel client)
                throws IOException {
            try {
                lesson.meet(server, client);
                return null;
            } catch (SocketException e) {
                return e.getMessage();
            }
        }

        private static void reset(ServerSocketChannel server, SocketChannel client) throws IOException {
            client.configureBlocking(false);
            client.connect(server.getLocalAddress());
            if (!ready(server, SelectionKey.OP_ACCEPT)) {
                return;
            }
            try (SocketChannel accepted = server.accept()) {
                accepted.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
            client.finishConnect();
        }

        private static void refused(ServerSocketChannel server, SocketChannel client) throws IOException {
            SocketAddress nobody = server.getLocalAddress();
            server.close();
            client.configureBlocking(false);
            client.connect(nobody);
            if (ready(client, SelectionKey.OP_CONNECT)) {
                client.finishConnect();
            }
        }

        /** Who asks is an event loop, and a firewall may swallow even what stays on the machine: no wait is for long. */
        private static boolean ready(SelectableChannel channel, int operation) throws IOException {
            channel.configureBlocking(false);
            try (Selector selector = Selector.open()) {
                channel.register(selector, operation);
                return selector.select(LONGEST_MILLIS) > 0;
            }
        }
    }
}
