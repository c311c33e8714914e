package dev.origindoctor.zoo;

import dev.origindoctor.origin.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A server whose workers are busy: the kernel completes each handshake at once, and the connection then waits for its
 * turn, one a second, to get its page. To a TCP probe all is well; a request waits.
 */
final class SlowAccept {
    private static final long EVERY_MILLIS = 1_000;
    private static final byte[] PAGE =
            "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nlate".getBytes(StandardCharsets.US_ASCII);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final ServerSocket server;

    SlowAccept() {
        try {
            server = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread worker = new Thread(this::work, "zoo-slow-accept");
        worker.setDaemon(true);
        worker.start();
    }

    Exhibit exhibit() {
        return new Exhibit(new Endpoint(server.getInetAddress(), server.getLocalPort()), this::close);
    }

    private void work() {
        try {
            while (!closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                serve();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever has gone away meanwhile is no reason to stop. */
    private void serve() {
        try (Socket visitor = server.accept()) {
            visitor.getOutputStream().write(PAGE);
            visitor.shutdownOutput();
            visitor.setSoTimeout(200);
            visitor.getInputStream().readAllBytes();
        } catch (IOException gone) {
            return;
        }
    }

    private void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
