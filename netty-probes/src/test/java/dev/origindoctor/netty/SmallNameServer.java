package dev.origindoctor.netty;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A name server that knows a few names, each with its own trouble. */
final class SmallNameServer implements AutoCloseable {
    private static final int A = 1;
    private static final int CNAME = 5;
    private static final int AAAA = 28;
    private static final int NOERROR = 0;
    private static final int SERVFAIL = 2;
    private static final int NXDOMAIN = 3;
    private static final int REFUSED = 5;

    private static final int TRUNCATED = 0x0200;

    private final DatagramSocket socket;
    private final ServerSocket stream;
    final AtomicInteger questions = new AtomicInteger();

    private record Answer(String owner, int type, String value) {}

    SmallNameServer() {
        try {
            // Streams first: after many connections their free ports are the scarcer ones.
            stream = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
            socket = new DatagramSocket(stream.getLocalSocketAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::serve);
        start(this::serveStreams);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "small-name-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** From now on it can be asked by datagrams alone. */
    void refuseStreams() throws IOException {
        stream.close();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void serve() {
        byte[] buffer = new byte[512];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                questions.incrementAndGet();
                answer(packet);
            } catch (IOException e) {
                return;
            }
        }
    }

    /** One question a connection. */
    private void serveStreams() {
        while (!stream.isClosed()) {
            try (Socket asking = stream.accept()) {
                DataInputStream in = new DataInputStream(asking.getInputStream());
                byte[] question = new byte[in.readUnsignedShort()];
                in.readFully(question);
                ByteBuffer response = response(question, question.length);
                if (response != null) {
                    DataOutputStream out = new DataOutputStream(asking.getOutputStream());
                    out.writeShort(response.position());
                    out.write(response.array(), 0, response.position());
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(DatagramPacket query) throws IOException {
        byte[] question = query.getData();
        ByteBuffer response = switch (name(question)) {
            case "long.test" -> truncated(question);
            default -> response(question, query.getLength());
        };
        if (response != null) {
            send(query, response);
        }
    }

    private static ByteBuffer truncated(byte[] question) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(question);
        int id = in.getShort(0);
        String name = name(in.position(12));
        return response(id, name, in.getShort(in.position()), NOERROR | TRUNCATED, List.of());
    }

    private static String name(byte[] question) {
        return name(ByteBuffer.wrap(question).position(12));
    }

    private static @Nullable ByteBuffer response(byte[] bytes, int length) throws IOException {
        ByteBuffer question = ByteBuffer.wrap(bytes, 0, length);
        int id = question.getShort(0);
        String name = name(question.position(12));
        int type = question.getShort(question.position());
        return switch (name) {
            case "silent.test" -> null;
            case "garbage.test" ->
                ByteBuffer.allocate(20).putShort((short) id).put("not a response".getBytes(StandardCharsets.US_ASCII));
            case "servfail.test" -> response(id, name, type, SERVFAIL, List.of());
            case "refused.test" -> response(id, name, type, REFUSED, List.of());
            case "gone.test" -> response(id, name, type, NXDOMAIN, List.of());
            case "dangling.test" -> response(id, name, type, NXDOMAIN, List.of(new Answer(name, CNAME, "gone.test")));
            case "lame.test" -> response(id, name, type, type == A ? NOERROR : SERVFAIL, known(name, type));
            case "denied.test" -> response(id, name, type, type == A ? NXDOMAIN : NOERROR, known(name, type));
            default -> response(id, name, type, NOERROR, known(name, type));
        };
    }

    private static List<Answer> known(String name, int type) {
        return switch (name) {
            case "site.test" -> List.of(site(name, type));
            case "shouting.test" -> List.of(new Answer("SHOUTING.test", CNAME, "SITE.TEST"), site("site.test", type));
            case "www.test" ->
                List.of(
                        new Answer(name, CNAME, "edge.test"),
                        new Answer("edge.test", CNAME, "site.test"),
                        site("site.test", type));
            case "partial.test" -> List.of(new Answer(name, CNAME, "site.test"));
            case "loop.test" -> List.of(new Answer(name, CNAME, "pool.test"), new Answer("pool.test", CNAME, name));
            case "escape.test" -> List.of(new Answer(name, CNAME, "a\u001b[31mb.test"));
            case "long.test" -> type == A ? many(name) : List.of();
            case "lame.test" -> type == A ? List.of(site(name, type)) : List.of();
            case "denied.test" -> type == A ? List.of() : List.of(site(name, type));
            case "four.test" -> type == A ? List.of(site(name, type)) : List.of();
            case "poison.test" -> List.of(new Answer("other.test", type, type == A ? "198.51.100.1" : "2001:db8::66"));
            case "half.test" -> type == A ? List.of(site(name, type)) : List.of(new Answer(name, CNAME, "silent.test"));
            default -> List.of();
        };
    }

    private static List<Answer> many(String owner) {
        return IntStream.rangeClosed(1, 100)
                .mapToObj(each -> new Answer(owner, A, "203.0.113." + each))
                .toList();
    }

    private static Answer site(String owner, int type) {
        return new Answer(owner, type, type == A ? "203.0.113.10" : "2001:db8::10");
    }

    private static ByteBuffer response(int id, String name, int type, int code, List<Answer> answers)
            throws IOException {
        ByteBuffer out = ByteBuffer.allocate(4096);
        out.putShort((short) id).putShort((short) (0x8180 | code)).putShort((short) 1);
        out.putShort((short) answers.size()).putInt(0);
        put(out, name);
        out.putShort((short) type).putShort((short) 1);
        for (Answer answer : answers) {
            put(out, answer.owner());
            out.putShort((short) answer.type()).putShort((short) 1).putInt(60);
            ByteBuffer data = ByteBuffer.allocate(300);
            if (answer.type() == CNAME) {
                put(data, answer.value());
            } else {
                data.put(InetAddress.getByName(answer.value()).getAddress());
            }
            out.putShort((short) data.position()).put(data.flip());
        }
        return out;
    }

    private static void put(ByteBuffer out, String name) {
        for (String label : name.split("\\.")) {
            byte[] bytes = label.getBytes(StandardCharsets.US_ASCII);
            out.put((byte) bytes.length).put(bytes);
        }
        out.put((byte) 0);
    }

    private static String name(ByteBuffer question) {
        StringBuilder name = new StringBuilder();
        for (int length = question.get(); length > 0; length = question.get()) {
            byte[] label = new byte[length];
            question.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        return name.toString();
    }

    private void send(DatagramPacket query, ByteBuffer response) throws IOException {
        socket.send(new DatagramPacket(response.array(), response.position(), query.getSocketAddress()));
    }

    @Override
    public void close() {
        socket.close();
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
