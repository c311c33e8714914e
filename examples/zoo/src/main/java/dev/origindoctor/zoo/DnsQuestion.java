package dev.origindoctor.zoo;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a name server is asked, and how its answers look on the wire (RFC 1035 §4.1).
 *
 * @param id by which the answer is known
 * @param name as it was asked, with its capitals
 * @param type the number of the kind of record that is asked for
 */
public record DnsQuestion(int id, String name, int type) {
    /** The type of IPv4 addresses. */
    public static final int A = 1;

    /** The type of other names. */
    public static final int CNAME = 5;

    /** The type of IPv6 addresses (RFC 3596 §2.1). */
    public static final int AAAA = 28;

    private static final int RECURSIVE_RESPONSE = 0x8180;
    private static final int TRUNCATED = 0x0200;
    private static final int INTERNET = 1;
    private static final int SECONDS_TO_LIVE = 60;

    /**
     * What is said of a name.
     *
     * @param owner the name
     * @param type one of those above
     * @param value an address, or another name
     */
    public record Answer(String owner, int type, String value) {
        private byte[] data() throws IOException {
            return type == CNAME ? wire(value) : InetAddress.getByName(value).getAddress();
        }
    }

    static DnsQuestion read(byte[] message, int length) {
        ByteBuffer in = ByteBuffer.wrap(message, 0, length).position(12);
        StringBuilder name = new StringBuilder();
        for (int size = in.get(); size > 0; size = in.get()) {
            byte[] label = new byte[size];
            in.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        return new DnsQuestion(in.getShort(0), name.toString(), in.getShort());
    }

    /** An answer that does not fit a datagram, which is to be asked for again over a stream. */
    public byte[] truncated() {
        return answered(TRUNCATED, List.of());
    }

    /** An answer with this code and these records. */
    public byte[] answered(int code, List<Answer> answers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(id);
            out.writeShort(RECURSIVE_RESPONSE | code);
            out.writeShort(1);
            out.writeShort(answers.size());
            out.writeInt(0);
            out.write(wire(name));
            out.writeShort(type);
            out.writeShort(INTERNET);
            for (Answer answer : answers) {
                byte[] data = answer.data();
                out.write(wire(answer.owner()));
                out.writeShort(answer.type());
                out.writeShort(INTERNET);
                out.writeInt(SECONDS_TO_LIVE);
                out.writeShort(data.length);
                out.write(data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
}
