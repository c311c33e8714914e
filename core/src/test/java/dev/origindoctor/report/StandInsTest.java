package dev.origindoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.edge.Edge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandInsTest {
    private final StandIns standIns =
            new StandIns(Edge.CLOUDFLARE).know("shop.example").know("*.xn--mnchen-3ya.example");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shop.example refuses                         | origin.example refuses
            WWW.Shop.Example.                            | WWW.origin.example.
            münchen.example and xn--mnchen-3ya.example   | name-2.example and name-2.example
            my-shop.example                              | my-shop.example
            203.0.113.10:443                             | 192.0.2.1:443
            203.0.113.10/24, again 203.0.113.10          | 192.0.2.1/24, again 192.0.2.1
            [2001:db8:5::1]:443                          | [2001:db8::1]:443
            2001:DB8:5:0:0:0:0:1 and 2001:db8:5::1       | 2001:db8::1 and 2001:db8::1
            ::ffff:203.0.113.10                          | 192.0.2.1
            64:ff9b::203.0.113.10                        | 2001:db8::1
            fe80::1%eth0                                 | 2001:db8::1%eth0
            10.113.0.203.in-addr.arpa                    | 192.0.2.1.in-addr.arpa
            104.16.0.1 and 173.245.48.0/20               | 104.16.0.1 and 173.245.48.0/20
            127.0.0.1, [::1]:80, 0.0.0.0                 | 127.0.0.1, [::1]:80, 0.0.0.0
            nginx/1.18.0 at 12:34:56                     | nginx/1.18.0 at 12:34:56
            --mac-source 52:54:00:12:34:56               | --mac-source 00:00:5e:00:53:00
            ask bob.miller+x@shop.example                | ask somebody@origin.example
            https://bob:pw@shop.example/a?token=1        | https://origin.example/…
            https://shop.example?token=1                 | https://origin.example/…
            /home/bob/rules.v4:12                        | /path-1:12
            /var/www/bob/x, /etc/nginx/sites-enabled/bob | /path-1, /path-2
            /var/log/nginx/error.log:3 /proc/net/tcp     | /var/log/nginx/error.log:3 /proc/net/tcp
            -m comment --comment "Bob's home" -j DROP    | -m comment --comment "…" -j DROP
            --log-prefix bob -j LOG                      | --log-prefix "…" -j LOG
            """)
    void whatIsPrivateHasAStandInAndAllElseStays(String text, String shown) {
        assertThat(standIns.in(text)).isEqualTo(shown);
    }

    @Test
    void theSameThingHasTheSameStandInForGood() {
        String first = standIns.in("198.51.100.7 to 203.0.113.10 reads /srv/a");

        assertThat(standIns.in("203.0.113.10 to 198.51.100.7 reads /srv/a"))
                .isEqualTo("192.0.2.2 to 192.0.2.1 reads /path-1");
        assertThat(first).isEqualTo("192.0.2.1 to 192.0.2.2 reads /path-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no name", "nginx", "203.0.113.10", "a..b", "$1.example"})
    void whatIsNoNameIsNotTakenForOne(String text) {
        assertThat(standIns.know(text).in("nginx is here")).isEqualTo("nginx is here");
    }
}
