package dev.origindoctor.netty.court;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9525 section 6.3, row by row. */
class NameMatchTest {
    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource({
        "shop.example.com,      shop.example.com,          true",
        "Shop.Example.COM,      shop.example.com,          true",
        "shop.example.com.,     shop.example.com,          true",
        "shop.example.com,      example.com,               false",
        "*.example.com,         shop.example.com,          true",
        "*.example.com,         example.com,               false",
        "*.example.com,         a.shop.example.com,        false",
        "*.example.com,         xn--bcher-kva.example.com, true",
        "xn--bcher-kva.example, xn--bcher-kva.example,     true",
        "bücher.example,        xn--bcher-kva.example,     false",
        "sh*p.example.com,      shop.example.com,          false",
        "*hop.example.com,      shop.example.com,          false",
        "shop.*.com,            shop.example.com,          false",
        "*.*.com,               shop.example.com,          false",
        "*,                     localhost,                 false",
        "*.com,                 example.com,               false",
        "*.,                    example.com,               false",
        "'',                    example.com,               false",
        "192.0.2.1,             example.com,               false",
    })
    void isForTheName(String presented, String reference, boolean matches) {
        assertThat(NameMatch.matches(presented, reference)).isEqualTo(matches);
    }
}
