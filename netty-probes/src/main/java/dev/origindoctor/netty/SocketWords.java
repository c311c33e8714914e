package dev.origindoctor.netty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process's Java says when a connection was made and reset before it could be looked at. NIO gives one
 * exception class for that and for an unreachable network, and words of the C library's that follow the locale: so
 * they are learnt once, by doing just that on loopback.
 */
final class SocketWords {
    private static final Logger LOG = LoggerFactory.getLogger(SocketWords.class);

    private SocketWords() {}

    /** Whether {@code cause}, met while connecting, is a reset after the handshake. */
    static boolean isReset(SocketException cause) {
        return cause.getMessage() != null && cause.getMessage().equals(Learnt.RESET);
    }

    private static final class Learnt {
        static final @Nullable String RESET = learn();

        private Learnt() {}

        private static @Nullable String learn() {
            try (ServerSocketChannel server = ServerSocketChannel.open()) {
                server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                return wordsOfReset(server);
            } catch (IOException e) {
                LOG.debug("what a reset is called could not be learnt", e);
                return null;
            }
        }

        private static @Nullable String wordsOfReset(ServerSocketChannel server) throws IOException {
            try (SocketChannel client = SocketChannel.open()) {
                client.configureBlocking(false);
                client.connect(server.getLocalAddress());
                try (SocketChannel accepted = server.accept()) {
                    accepted.setOption(StandardSocketOptions.SO_LINGER, 0);
                }
                client.finishConnect();
                return null;
            } catch (SocketException e) {
                return e.getMessage();
            }
        }
    }
}
