package dev.origindoctor.netty.tls;

import dev.origindoctor.origin.Addresses;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A ClientHello of TLS 1.2 or older (RFC 5246 section 7.4.1.2), made by hand: it is sent to see the answer, and the
 * handshake that it begins is never carried on. So its random bytes need not be secret.
 *
 * @param version the newest version that it offers
 * @param serverName the name for SNI, or null; a literal address is never sent (RFC 6066 section 3)
 * @param alpn the application protocols, best first
 * @param suites the cipher suites, best first
 */
public record ClientHello(
        TlsVersion version, @Nullable String serverName, List<String> alpn, Collection<CipherSuite> suites) {
    private static final int RENEGOTIATION_INFO = 0x00ff;
    private static final int[] GROUPS = {0x001d, 0x0017, 0x0018, 0x0019};
    private static final int[] SIGNATURES = {
        0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0603, 0x0806, 0x0601, 0x0807, 0x0203, 0x0201
    };

    public ClientHello {
        if (version == TlsVersion.TLS_1_3) {
            throw new IllegalArgumentException("version: TLSv1.3 (expected TLSv1.2 or older)");
        }
        alpn = List.copyOf(alpn);
        suites = List.copyOf(suites);
    }

    /** The hello of an up-to-date client that has not learned TLS 1.3. */
    public static ClientHello modern(@Nullable String serverName, List<String> alpn) {
        return new ClientHello(TlsVersion.TLS_1_2, serverName, alpn, CipherSuite.modern());
    }

    /** The hello of a client that stopped at {@code version} and takes any suite of it. */
    public static ClientHello old(TlsVersion version, @Nullable String serverName) {
        return new ClientHello(version, serverName, List.of(), CipherSuite.of(version));
    }

    /** The record to send. */
    public byte[] encode() {
        Wire hello = new Wire();
        hello.two(version.number());
        byte[] random = new byte[32];
        ThreadLocalRandom.current().nextBytes(random);
        hello.bytes(random).one(0);
        hello.sized(2, list -> {
            suites.forEach(suite -> list.two(suite.number()));
            list.two(RENEGOTIATION_INFO);
        });
        hello.one(1).one(0);
        if (version != TlsVersion.SSL_3) {
            hello.sized(2, this::extensions);
        }
        return record(hello);
    }

    /** RFC 5246 appendix E.1: old servers refuse a record that does not look older than its content. */
    private byte[] record(Wire hello) {
        int outer = Math.min(version.number(), TlsVersion.TLS_1_0.number());
        Wire record = new Wire().one(22).two(outer);
        record.sized(2, message -> message.one(1).sized(3, body -> body.bytes(hello.toByteArray())));
        return record.toByteArray();
    }

    private void extensions(Wire wire) {
        if (serverName != null && Addresses.parse(serverName).isEmpty()) {
            byte[] name = serverName.getBytes(StandardCharsets.US_ASCII);
            extension(wire, 0, body -> body.sized(2, list -> list.one(0).sized(2, entry -> entry.bytes(name))));
        }
        extension(wire, 5, body -> body.one(1).two(0).two(0));
        extension(wire, 10, body -> body.sized(2, list -> list.twos(GROUPS)));
        extension(wire, 11, body -> body.sized(1, list -> list.one(0)));
        if (version == TlsVersion.TLS_1_2) {
            extension(wire, 13, body -> body.sized(2, list -> list.twos(SIGNATURES)));
        }
        if (!alpn.isEmpty()) {
            extension(wire, 16, body -> body.sized(2, this::protocols));
        }
        extension(wire, 23, body -> {});
    }

    private void protocols(Wire wire) {
        alpn.forEach(name ->
                wire.sized(1, entry -> entry.bytes(Objects.requireNonNull(name).getBytes(StandardCharsets.US_ASCII))));
    }

    private static void extension(Wire wire, int type, Consumer<Wire> body) {
        wire.two(type).sized(2, body);
    }

    /** Bytes that grow, and lengths put before what they measure. */
    private static final class Wire extends ByteArrayOutputStream {
        Wire one(int value) {
            write(value);
            return this;
        }

        Wire two(int value) {
            return one(value >> 8).one(value);
        }

        void twos(int[] values) {
            for (int value : values) {
                two(value);
            }
        }

        Wire bytes(byte[] value) {
            writeBytes(value);
            return this;
        }

        Wire sized(int lengthBytes, Consumer<Wire> content) {
            Wire inner = new Wire();
            content.accept(inner);
            for (int shift = 8 * (lengthBytes - 1); shift >= 0; shift -= 8) {
                one(inner.size() >> shift);
            }
            return bytes(inner.toByteArray());
        }
    }
}
