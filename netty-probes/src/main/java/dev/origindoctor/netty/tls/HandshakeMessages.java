package dev.origindoctor.netty.tls;

import io.netty.buffer.ByteBuf;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts handshake messages together from the records that carry them, and keeps what they tell. */
final class HandshakeMessages {
    private static final int MOST_CERTIFICATES = 100;
    private static final int SERVER_HELLO = 2;
    private static final int CERTIFICATE = 11;
    private static final int CERTIFICATE_REQUEST = 13;
    private static final int SERVER_HELLO_DONE = 14;
    private static final int CERTIFICATE_STATUS = 22;

    private byte[] pending = new byte[0];
    private int filled;
    private @Nullable ServerHello hello;
    private List<byte[]> chain = List.of();
    private byte @Nullable [] stapled;
    private boolean certificateRequested;
    private boolean helloDone;
    private @Nullable String broken;

    void add(ByteBuf bytes, int from, int length) {
        if (broken != null || helloDone) {
            return;
        }
        grow(length);
        bytes.getBytes(from, pending, filled, length);
        filled += length;
        int read = 0;
        while (broken == null && filled - read >= 4) {
            int size = (pending[read + 1] & 0xff) << 16 | (pending[read + 2] & 0xff) << 8 | (pending[read + 3] & 0xff);
            if (size > ServerWords.MOST_BYTES) {
                broken = "a handshake message of " + size + " bytes";
            } else if (filled - read < 4 + size) {
                break;
            } else {
                message(pending[read], ByteBuffer.wrap(pending, read + 4, size).slice());
                read += 4 + size;
            }
        }
        System.arraycopy(pending, read, pending, 0, filled - read);
        filled -= read;
    }

    /** The total of bytes is bounded by {@link ServerWords}, and so is this. */
    private void grow(int more) {
        if (filled + more > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(filled + more, 2 * pending.length));
        }
    }

    private void message(int type, ByteBuffer body) {
        try {
            switch (type) {
                case SERVER_HELLO -> hello = ServerHello.read(body);
                case CERTIFICATE -> chain = newest() ? chain : certificates(body);
                case CERTIFICATE_STATUS -> stapled = status(body);
                case CERTIFICATE_REQUEST -> certificateRequested = true;
                case SERVER_HELLO_DONE -> helloDone = true;
                default -> {}
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            broken = "a handshake message of type " + type + " that contradicts its own lengths";
        }
    }

    /** RFC 5246 section 7.4.2. */
    private static List<byte[]> certificates(ByteBuffer body) {
        List<byte[]> chain = new ArrayList<>();
        ByteBuffer list = ServerHello.slice(body, three(body));
        while (list.hasRemaining()) {
            ByteBuffer one = ServerHello.slice(list, three(list));
            byte[] der = new byte[one.remaining()];
            one.get(der);
            if (chain.size() < MOST_CERTIFICATES) {
                chain.add(der);
            }
        }
        return List.copyOf(chain);
    }

    /** RFC 6066 section 8. */
    private static byte @Nullable [] status(ByteBuffer body) {
        if (body.get() != 1) {
            return null;
        }
        ByteBuffer response = ServerHello.slice(body, three(body));
        byte[] der = new byte[response.remaining()];
        response.get(der);
        return der;
    }

    private static int three(ByteBuffer from) {
        return (from.get() & 0xff) << 16 | (from.getShort() & 0xffff);
    }

    boolean midway() {
        return filled > 0;
    }

    boolean newest() {
        return hello != null && hello.version().equals(TlsVersion.TLS_1_3.text());
    }

    @Nullable
    ServerHello hello() {
        return hello;
    }

    List<byte[]> chain() {
        return chain;
    }

    byte @Nullable [] stapled() {
        return stapled;
    }

    boolean certificateRequested() {
        return certificateRequested;
    }

    boolean helloDone() {
        return helloDone;
    }

    @Nullable
    String broken() {
        return broken;
    }
}
