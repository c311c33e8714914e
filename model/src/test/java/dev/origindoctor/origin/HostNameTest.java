package dev.origindoctor.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as people write them, and what is no name. */
class HostNameTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        shop.example          | shop.example
        SHOP.Example          | shop.example
        shop.example.         | shop.example
        localhost             | localhost
        _acme.shop.example    | _acme.shop.example
        9gag.example          | 9gag.example
        münchen.example       | xn--mnchen-3ya.example
        MÜNCHEN.example       | xn--mnchen-3ya.example
        例え。テスト             | xn--r8jz45g.xn--zckzah
        xn--mnchen-3ya.example | xn--mnchen-3ya.example
        😀.example             | xn--e28h.example
        192.0.2.1             | 192.0.2.1
        2001:DB8:0::1         | 2001:db8::1
        """)
    void aNameHasOneForm(String written, String ascii) {
        assertThat(HostName.of(written).ascii()).isEqualTo(ascii);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        ''                    | a host name or an IP address
        a..b                  | a host name or an IP address
        .shop.example         | a host name or an IP address
        -shop.example         | a host name or an IP address
        shop example          | a host name or an IP address
        1.2.3.4.5             | a host name or an IP address
        shop.123              | a host name or an IP address
        user@shop.example     | a host name or an IP address
        shop.example:443      | a host name or an IP address
        https://shop.example/ | a host name alone, without scheme and path
        shop.example/path     | a host name alone, without scheme and path
        straße.example        | its ASCII form
        βόλος.example         | its ASCII form
        """)
    void whatIsNoNameIsRefusedWithWhatWasExpected(String written, String expected) {
        assertThatThrownBy(() -> HostName.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("host: \"")
                .hasMessageContaining("expected " + expected);
    }
}
