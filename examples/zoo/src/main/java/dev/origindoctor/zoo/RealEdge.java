package dev.origindoctor.zoo;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.edge.EdgeRecognition;
import dev.origindoctor.origin.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real program as the edge, in front of broken origins: one process, a path for each origin. */
final class RealEdge implements AutoCloseable {
    private static final int MOST_BYTES = 256 * 1024;

    private final Process process;
    private final Endpoint at;

    private RealEdge(Process process, Endpoint at) {
        this.process = process;
        this.at = at;
    }

    /** Starts the program of {@code edge}; the test is skipped, or fails where real programs are required, without it. */
    static RealEdge start(Edge edge, Path folder, List<EdgeRoute> routes) throws IOException, InterruptedException {
        Endpoint at = freePlace();
        EdgeProgram program = EdgeProgram.of(edge);
        RealThings.need(Path.of(program.path()).getFileName().toString());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("edge.conf"), program.configuration(folder, at, routes));
        Path log = folder.resolve("edge.log");
        Process process = new ProcessBuilder(program.command(folder, at))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        RealEdge started = new RealEdge(process, at);
        started.awaitListening(log);
        return started;
    }

    /**
     * What a visitor gets.
     *
     * @param status its status; 0 where no status line came
     * @param headers its fields
     * @param body the first part of its body
     */
    record Answer(int status, List<Map.Entry<String, String>> headers, String body) {
        static Answer read(String text) {
            if (!text.matches("(?s)HTTP/1\\.[01] \\d{3}.*")) {
                return new Answer(0, List.of(), text);
            }
            String[] parts = text.split("\r\n\r\n", 2);
            List<Map.Entry<String, String>> headers = Arrays.stream(parts[0].split("\r\n"))
                    .skip(1)
                    .map(line -> line.split(": ?", 2))
                    .filter(field -> field.length == 2)
                    .map(field -> Map.entry(field[0], field[1]))
                    .toList();
            return new Answer(Integer.parseInt(text.substring(9, 12)), headers, parts.length == 2 ? parts[1] : "");
        }

        @Nullable
        Edge recognised() {
            return EdgeRecognition.of(status, headers, body)
                    .map(EdgeRecognition::edge)
                    .orElse(null);
        }
    }

    /** What a visitor gets for {@code path}. */
    Answer answer(String path) throws IOException {
        try (Socket socket = connected()) {
            socket.setSoTimeout(60_000);
            String request = "GET " + path + " HTTP/1.1\r\nHost: origin.test\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return Answer.read(new String(untilItEnds(socket.getInputStream()), StandardCharsets.ISO_8859_1));
        }
    }

    /** A page that is cut off may end with a reset; what came before it counts. */
    private static byte[] untilItEnds(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        try {
            for (int read = in.read(piece); read > 0 && all.size() < MOST_BYTES; read = in.read(piece)) {
                all.write(piece, 0, read);
            }
        } catch (SocketException e) {
            return all.toByteArray();
        }
        return all.toByteArray();
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(at.address(), at.port()), 10_000);
        return socket;
    }

    private void awaitListening(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (System.nanoTime() < end) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the edge ended: " + Files.readString(log));
            }
            if (listening()) {
                return;
            }
        }
        throw new AssertionError("the edge does not listen: " + Files.readString(log));
    }

    private boolean listening() {
        try (Socket socket = connected()) {
            return socket.isConnected();
        } catch (IOException e) {
            // Not yet: it is still starting.
            return false;
        }
    }

    /** A loopback address of this process alone, so that nobody takes the port before the program does. */
    static InetAddress addressOf(long process) throws IOException {
        return InetAddress.getByAddress(
                new byte[] {127, (byte) (64 | ((process >> 16) & 63)), (byte) (process >> 8), (byte) process});
    }

    private static Endpoint freePlace() throws IOException {
        InetAddress own = addressOf(ProcessHandle.current().pid());
        try (ServerSocket socket = new ServerSocket(0, 1, own)) {
            return new Endpoint(own, socket.getLocalPort());
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
