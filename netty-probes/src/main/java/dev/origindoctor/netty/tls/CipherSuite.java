package dev.origindoctor.netty.tls;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The suites that a hello offers, best first, by their IANA names and numbers. The order is what edges and browsers
 * prefer; the tail is what only old servers still want.
 */
public enum CipherSuite {
    TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256(0xc02b, Key.ECDSA, TlsVersion.TLS_1_2),
    TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256(0xc02f, Key.RSA, TlsVersion.TLS_1_2),
    TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384(0xc02c, Key.ECDSA, TlsVersion.TLS_1_2),
    TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384(0xc030, Key.RSA, TlsVersion.TLS_1_2),
    TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256(0xcca9, Key.ECDSA, TlsVersion.TLS_1_2),
    TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256(0xcca8, Key.RSA, TlsVersion.TLS_1_2),
    TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256(0xc023, Key.ECDSA, TlsVersion.TLS_1_2),
    TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256(0xc027, Key.RSA, TlsVersion.TLS_1_2),
    TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384(0xc024, Key.ECDSA, TlsVersion.TLS_1_2),
    TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384(0xc028, Key.RSA, TlsVersion.TLS_1_2),
    TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA(0xc009, Key.ECDSA, TlsVersion.TLS_1_0),
    TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA(0xc013, Key.RSA, TlsVersion.TLS_1_0),
    TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA(0xc00a, Key.ECDSA, TlsVersion.TLS_1_0),
    TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA(0xc014, Key.RSA, TlsVersion.TLS_1_0),
    TLS_RSA_WITH_AES_128_GCM_SHA256(0x009c, Key.RSA, TlsVersion.TLS_1_2),
    TLS_RSA_WITH_AES_256_GCM_SHA384(0x009d, Key.RSA, TlsVersion.TLS_1_2),
    TLS_RSA_WITH_AES_128_CBC_SHA256(0x003c, Key.RSA, TlsVersion.TLS_1_2),
    TLS_RSA_WITH_AES_256_CBC_SHA256(0x003d, Key.RSA, TlsVersion.TLS_1_2),
    TLS_RSA_WITH_AES_128_CBC_SHA(0x002f, Key.RSA, TlsVersion.SSL_3),
    TLS_RSA_WITH_AES_256_CBC_SHA(0x0035, Key.RSA, TlsVersion.SSL_3),
    TLS_DHE_RSA_WITH_AES_128_GCM_SHA256(0x009e, Key.RSA, TlsVersion.TLS_1_2),
    TLS_DHE_RSA_WITH_AES_256_GCM_SHA384(0x009f, Key.RSA, TlsVersion.TLS_1_2),
    TLS_DHE_RSA_WITH_AES_128_CBC_SHA(0x0033, Key.RSA, TlsVersion.SSL_3),
    TLS_DHE_RSA_WITH_AES_256_CBC_SHA(0x0039, Key.RSA, TlsVersion.SSL_3),
    TLS_RSA_WITH_CAMELLIA_128_CBC_SHA(0x0041, Key.RSA, TlsVersion.SSL_3),
    TLS_RSA_WITH_CAMELLIA_256_CBC_SHA(0x0084, Key.RSA, TlsVersion.SSL_3),
    TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA(0xc012, Key.RSA, TlsVersion.TLS_1_0),
    TLS_RSA_WITH_3DES_EDE_CBC_SHA(0x000a, Key.RSA, TlsVersion.SSL_3),
    TLS_RSA_WITH_RC4_128_SHA(0x0005, Key.RSA, TlsVersion.SSL_3),
    TLS_RSA_WITH_RC4_128_MD5(0x0004, Key.RSA, TlsVersion.SSL_3);

    /** The suites of TLS 1.3, which a hello of ours never offers but a server's answer may name. */
    private static final Map<Integer, String> NEWER = Map.of(
            0x1301, "TLS_AES_128_GCM_SHA256",
            0x1302, "TLS_AES_256_GCM_SHA384",
            0x1303, "TLS_CHACHA20_POLY1305_SHA256");

    private static final Map<Integer, CipherSuite> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toMap(suite -> suite.number, Function.identity()));

    private final int number;
    private final Key key;
    private final TlsVersion since;

    CipherSuite(int number, Key key, TlsVersion since) {
        this.number = number;
        this.key = key;
        this.since = since;
    }

    /** The kind of certificate that a suite needs. */
    public enum Key {
        RSA,
        ECDSA
    }

    int number() {
        return number;
    }

    /** The suite's IANA name, or its number where that is not one of ours. */
    static String text(int number) {
        CipherSuite suite = BY_NUMBER.get(number);
        return suite != null ? suite.name() : NEWER.getOrDefault(number, String.format("0x%04x", number));
    }

    /** The suites that exist in {@code version}. */
    public static List<CipherSuite> of(TlsVersion version) {
        return Arrays.stream(values())
                .filter(suite -> suite.since.compareTo(version) <= 0)
                .toList();
    }

    /** Those of TLS 1.2 that a certificate of this kind serves. */
    public static List<CipherSuite> with(Key key) {
        return of(TlsVersion.TLS_1_2).stream().filter(suite -> suite.key == key).toList();
    }

    /** Those that today's edges and browsers offer in TLS 1.2. */
    public static Set<CipherSuite> modern() {
        return EnumSet.range(TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TLS_RSA_WITH_AES_256_CBC_SHA);
    }
}
