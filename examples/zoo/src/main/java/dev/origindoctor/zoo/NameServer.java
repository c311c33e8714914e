package dev.origindoctor.zoo;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A name server on loopback that knows a few names, well or badly. A zone is a list of records, divided by commas:
 * {@code A 192.0.2.1, AAAA SERVFAIL, www.test CNAME gone.test, gone.test NXDOMAIN}. A record without a name is one of the
 * zone's own name; a trouble without a type is one of every question about the name; what the zone does not know has
 * no records.
 */
public final class NameServer implements AutoCloseable {
    private static final int LARGEST_QUESTION = 512;
    private static final int MOST_ALIASES = 8;
    private static final int RECURSIVE_RESPONSE = 0x8180;
    private static final int INTERNET = 1;

    private final List<Entry> zone;
    private final DatagramSocket socket;

    private enum Type {
        A(1),
        AAAA(28),
        CNAME(5);

        private final int number;

        Type(int number) {
            this.number = number;
        }
    }

    private enum Trouble {
        NODATA(0),
        SERVFAIL(2),
        NXDOMAIN(3),
        REFUSED(5),
        SILENT(-1);

        private final int code;

        Trouble(int code) {
            this.code = code;
        }
    }

    /** What is said when {@code name} is asked for {@code type}, which is * for every one. */
    private record Entry(String name, String type, String value) {
        static Entry read(String name, String record) {
            String[] words = record.strip().split(" ");
            boolean named = words[0].contains(".");
            String owner = named ? words[0] : name;
            int first = named ? 1 : 0;
            return words.length - first == 1
                    ? new Entry(owner, "*", words[first])
                    : new Entry(owner, words[first], words[first + 1]);
        }
    }

    private NameServer(List<Entry> zone, DatagramSocket socket) {
        this.zone = zone;
        this.socket = socket;
    }

    /** Serves {@code zone}, whose own name is {@code name}. */
    public static NameServer of(String name, String zone) {
        List<Entry> entries = new ArrayList<>();
        for (String record : zone.split(",")) {
            entries.add(Entry.read(name, record));
        }
        try {
            NameServer server = new NameServer(
                    entries, new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
            Thread thread = new Thread(server::serve, "name-server");
            thread.setDaemon(true);
            thread.start();
            return server;
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is asked. */
    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void serve() {
        byte[] buffer = new byte[LARGEST_QUESTION];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                answer(packet);
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(DatagramPacket packet) throws IOException {
        ByteBuffer question = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
        int id = question.getShort(0);
        String name = name(question.position(12));
        int type = question.getShort();
        List<Entry> path = new ArrayList<>();
        Trouble trouble = follow(name, type == Type.AAAA.number ? "AAAA" : "A", path);
        if (trouble != Trouble.SILENT) {
            byte[] response = response(id, name, type, trouble.code, path);
            socket.send(new DatagramPacket(response, response.length, packet.getSocketAddress()));
        }
    }

    /** Goes along the aliases as a resolver does; one that comes back to its beginning fails. */
    private Trouble follow(String name, String type, List<Entry> path) {
        String asked = name;
        for (int alias = 0; alias < MOST_ALIASES; alias++) {
            Entry found = find(asked, type);
            if (found == null) {
                return Trouble.NODATA;
            }
            if (!found.type().equals("CNAME")) {
                return said(found, path);
            }
            path.add(found);
            asked = found.value();
        }
        return Trouble.SERVFAIL;
    }

    private static Trouble said(Entry found, List<Entry> path) {
        for (Trouble trouble : Trouble.values()) {
            if (trouble.name().equals(found.value())) {
                return trouble;
            }
        }
        path.add(found);
        return Trouble.NODATA;
    }

    private @Nullable Entry find(String name, String type) {
        return zone.stream()
                .filter(entry -> entry.name().equals(name))
                .filter(entry -> entry.type().equals(type)
                        || entry.type().equals("*")
                        || entry.type().equals("CNAME"))
                .findFirst()
                .orElse(null);
    }

    /** RFC 1035 §4.1: the head, the question as it was asked, and the answers. */
    private static byte[] response(int id, String name, int type, int code, List<Entry> answers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(id);
        out.writeShort(RECURSIVE_RESPONSE | code);
        out.writeShort(1);
        out.writeShort(answers.size());
        out.writeInt(0);
        out.write(wire(name));
        out.writeShort(type);
        out.writeShort(INTERNET);
        for (Entry answer : answers) {
            byte[] data = answer.type().equals("CNAME")
                    ? wire(answer.value())
                    : InetAddress.getByName(answer.value()).getAddress();
            out.write(wire(answer.name()));
            out.writeShort(Type.valueOf(answer.type()).number);
            out.writeShort(INTERNET);
            out.writeInt(60);
            out.writeShort(data.length);
            out.write(data);
        }
        return bytes.toByteArray();
    }

    private static byte[] wire(String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String label : name.split("\\.")) {
            byte[] bytes = label.getBytes(StandardCharsets.US_ASCII);
            out.write(bytes.length);
            out.writeBytes(bytes);
        }
        out.write(0);
        return out.toByteArray();
    }

    private static String name(ByteBuffer question) {
        StringBuilder name = new StringBuilder();
        for (int length = question.get(); length > 0; length = question.get()) {
            byte[] label = new byte[length];
            question.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        socket.close();
    }
}
