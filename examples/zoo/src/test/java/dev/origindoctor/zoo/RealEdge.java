package dev.origindoctor.zoo;

import dev.origindoctor.edge.Edge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real program as the edge, in front of broken origins: one process, a path for each origin. */
final class RealEdge implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final Process process;
    private final int port;

    private RealEdge(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts the program of {@code edge}; the test is skipped, or fails where real programs are required, without it. */
    static RealEdge start(Edge edge, Path folder, List<EdgeRoute> routes) throws Exception {
        int port = freePort();
        EdgeProgram program = EdgeProgram.of(edge);
        RealThings.need(Path.of(program.path()).getFileName().toString());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("edge.conf"), program.configuration(folder, port, routes));
        Path log = folder.resolve("edge.log");
        Process process = new ProcessBuilder(program.command(folder, port))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        RealEdge started = new RealEdge(process, port);
        started.awaitListening(log);
        return started;
    }

    /** The status that a visitor gets for {@code path}; 0 where no status line came. */
    int status(String path) throws IOException {
        try (Socket socket = connected()) {
            socket.setSoTimeout(30_000);
            String request = "GET " + path + " HTTP/1.1\r\nHost: origin.test\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String start = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            return start.matches("HTTP/1\\.[01] \\d{3}") ? Integer.parseInt(start.substring(9)) : 0;
        }
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 10_000);
        return socket;
    }

    private void awaitListening(Path log) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the edge ended: " + Files.readString(log));
            }
            try (Socket socket = connected()) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                // Not yet: it is still starting.
                continue;
            }
        }
        throw new AssertionError("the edge does not listen: " + Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
