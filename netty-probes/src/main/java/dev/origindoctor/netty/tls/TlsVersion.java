package dev.origindoctor.netty.tls;

import java.util.Arrays;
import java.util.Optional;

/** The versions that have been in the field, oldest first, by their names in the JDK and their numbers on the wire. */
public enum TlsVersion {
    SSL_3("SSLv3", 0x0300),
    TLS_1_0("TLSv1", 0x0301),
    TLS_1_1("TLSv1.1", 0x0302),
    TLS_1_2("TLSv1.2", 0x0303),
    TLS_1_3("TLSv1.3", 0x0304);

    private final String text;
    private final int number;

    TlsVersion(String text, int number) {
        this.text = text;
        this.number = number;
    }

    /** The name, as {@code TLSv1.2}. */
    public String text() {
        return text;
    }

    int number() {
        return number;
    }

    /** The name of the version with this number, or the number where it has none. */
    static String text(int number) {
        return Arrays.stream(values())
                .filter(version -> version.number == number)
                .findFirst()
                .map(TlsVersion::text)
                .orElseGet(() -> String.format("0x%04x", number));
    }

    /** The version of this name, if there is one. */
    public static Optional<TlsVersion> byText(String text) {
        return Arrays.stream(values())
                .filter(version -> version.text.equals(text))
                .findFirst();
    }
}
