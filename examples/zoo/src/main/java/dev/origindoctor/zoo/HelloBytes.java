package dev.origindoctor.zoo;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * TLS by hand, as far as a server gets without cryptography: what a ClientHello asks for, and the plain-text answer of
 * a version that the JDK does not speak any more.
 */
final class HelloBytes {
    private static final int TLS_RSA_WITH_AES_128_CBC_SHA = 0x002f;
    private static final int SERVER_NAME = 0;
    private static final int SUPPORTED_VERSIONS = 43;

    private final int version;
    private final Set<Integer> versions = new HashSet<>();
    private @Nullable String serverName;

    private HelloBytes(ByteBuffer record) {
        record.position(9);
        version = record.getShort();
        record.position(record.position() + 32);
        skip(record, record.get() & 0xff);
        skip(record, record.getShort() & 0xffff);
        skip(record, record.get() & 0xff);
        if (record.remaining() > 2) {
            record.getShort();
        }
        while (record.remaining() >= 4) {
            int type = record.getShort();
            ByteBuffer content = skip(record, record.getShort() & 0xffff);
            if (type == SUPPORTED_VERSIONS) {
                content.get();
                while (content.remaining() >= 2) {
                    versions.add((int) content.getShort());
                }
            } else if (type == SERVER_NAME) {
                content.position(5);
                serverName = StandardCharsets.US_ASCII.decode(content).toString();
            }
        }
    }

    private static ByteBuffer skip(ByteBuffer from, int length) {
        ByteBuffer part = from.slice(from.position(), length);
        from.position(from.position() + length);
        return part;
    }

    /** Reads a ClientHello that came in one record. */
    static HelloBytes read(byte[] record) {
        try {
            return new HelloBytes(ByteBuffer.wrap(record));
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalStateException("the zoo reads only a ClientHello that came whole", e);
        }
    }

    @Nullable
    String serverName() {
        return serverName;
    }

    boolean accepts(int offered) {
        return versions.isEmpty() ? version >= offered : versions.contains(offered);
    }

    /** A fatal alert. */
    static byte[] alert(int number) {
        return new byte[] {21, 3, 3, 0, 2, 2, (byte) number};
    }

    /** ServerHello, Certificate and ServerHelloDone of a server that stopped at {@code version}. */
    static byte[] answer(int version, X509Certificate... chain) {
        Bytes hello = new Bytes()
                .two(version)
                .bytes(new byte[32])
                .one(0)
                .two(TLS_RSA_WITH_AES_128_CBC_SHA)
                .one(0);
        Bytes certificates = new Bytes();
        for (X509Certificate certificate : chain) {
            certificates.sized(encoded(certificate));
        }
        Bytes all = new Bytes()
                .message(2, hello.toByteArray())
                .message(11, new Bytes().sized(certificates.toByteArray()).toByteArray())
                .message(14, new byte[0]);
        return records(version, all.toByteArray());
    }

    /** The bytes of handshake messages, cut into records. */
    private static byte[] records(int version, byte[] messages) {
        Bytes records = new Bytes();
        for (int from = 0; from < messages.length; from += 16_000) {
            int length = Math.min(16_000, messages.length - from);
            records.one(22).two(version).two(length);
            records.write(messages, from, length);
        }
        return records.toByteArray();
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Bytes extends ByteArrayOutputStream {
        Bytes one(int value) {
            write(value);
            return this;
        }

        Bytes two(int value) {
            return one(value >> 8).one(value);
        }

        Bytes bytes(byte[] value) {
            writeBytes(value);
            return this;
        }

        Bytes sized(byte[] content) {
            return one(content.length >> 16).two(content.length).bytes(content);
        }

        Bytes message(int type, byte[] body) {
            return one(type).sized(body);
        }
    }
}
