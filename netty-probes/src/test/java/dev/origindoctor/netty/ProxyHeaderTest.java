package dev.origindoctor.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.origin.Addresses;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyHeaderTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,   203.0.113.10, PROXY TCP4 192.0.2.1 203.0.113.10 40000 443",
        "2001:db8::1, 2001:db8::10, PROXY TCP6 2001:db8::1 2001:db8::10 40000 443",
        "2001:db8::1, 203.0.113.10, PROXY UNKNOWN",
    })
    void theLineSaysWhoSpeaksToWhom(String source, String destination, String line) {
        byte[] bytes = ProxyHeader.of(at(source, 40_000), at(destination, 443));

        assertThat(new String(bytes, StandardCharsets.US_ASCII)).isEqualTo(line + "\r\n");
    }

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(Addresses.parse(address).orElseThrow(), port);
    }
}
