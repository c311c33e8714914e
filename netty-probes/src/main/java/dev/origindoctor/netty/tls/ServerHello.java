package dev.origindoctor.netty.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a server chose.
 *
 * @param version the version, as {@code TLSv1.2}
 * @param cipher the suite's IANA name
 * @param protocol the application protocol, where it stands in the clear
 */
record ServerHello(String version, String cipher, @Nullable String protocol) {
    private static final int ALPN = 16;
    private static final int SUPPORTED_VERSIONS = 43;

    /**
     * Reads the body of the message (RFC 5246 section 7.4.1.3, RFC 8446 section 4.1.3).
     *
     * @throws BufferUnderflowException where it is too short
     */
    static ServerHello read(ByteBuffer body) {
        int version = body.getShort() & 0xffff;
        body.position(body.position() + 32);
        slice(body, body.get() & 0xff);
        int cipher = body.getShort() & 0xffff;
        body.get();
        String protocol = null;
        ByteBuffer extensions = body.hasRemaining() ? slice(body, body.getShort() & 0xffff) : body;
        while (extensions.hasRemaining()) {
            int type = extensions.getShort() & 0xffff;
            ByteBuffer content = slice(extensions, extensions.getShort() & 0xffff);
            if (type == SUPPORTED_VERSIONS) {
                version = content.getShort() & 0xffff;
            } else if (type == ALPN) {
                content.getShort();
                protocol = text(slice(content, content.get() & 0xff));
            }
        }
        return new ServerHello(TlsVersion.text(version), CipherSuite.text(cipher), protocol);
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes).toString();
    }

    /** The next {@code length} bytes, taken off. */
    static ByteBuffer slice(ByteBuffer from, int length) {
        if (length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer slice = from.slice(from.position(), length);
        from.position(from.position() + length);
        return slice;
    }
}
