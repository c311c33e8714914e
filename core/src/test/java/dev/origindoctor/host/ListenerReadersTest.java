package dev.origindoctor.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.host.listener.Counter;
import dev.origindoctor.host.listener.CounterReader;
import dev.origindoctor.host.listener.Families;
import dev.origindoctor.host.listener.Listener;
import dev.origindoctor.host.listener.ListenerMerge;
import dev.origindoctor.host.listener.NetstatReader;
import dev.origindoctor.host.listener.ProcNetTcpReader;
import dev.origindoctor.host.listener.SocketOwner;
import dev.origindoctor.host.listener.SsReader;
import dev.origindoctor.host.listener.Takes;
import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.origin.Addresses;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenerReadersTest {
    private static SourceText text(String text) {
        return SourceText.whole("listing", text, Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LISTEN 0 511 0.0.0.0:80 0.0.0.0:*                       | 0.0.0.0:80           | IPV4
            LISTEN 0 511 *:443 *:* v6only:0                         | 0.0.0.0:443          | BOTH
            LISTEN 0 128 [::]:8443 [::]:* v6only:1                  | [::]:8443            | IPV6
            tcp LISTEN 0 128 0.0.0.0%eth0:22 0.0.0.0:*              | 0.0.0.0:22 on eth0   | IPV4
            LISTEN 0 9 [2001:db8::10]:8081 [::]:*                   | [2001:db8::10]:8081  | IPV6
            LISTEN 0 9 *:https *:*                                  | 0.0.0.0:443          | IPV4_AND_PERHAPS_IPV6
            LISTEN 0 9 [::ffff:127.0.0.1]:8005 *:*                  | 127.0.0.1:8005       | IPV4
            """)
    void ssTellsTheAddressAndTheFamilies(String line, String endpoint, Families families) {
        Extract<Listener> read = SsReader.read(text(line));
        assertThat(read.whole()).isTrue();
        assertThat(read.facts().get(0).endpoint()).isEqualTo(endpoint);
        assertThat(read.facts().get(0).families()).isEqualTo(families);
    }

    @Test
    void aStarOfAnOldProgramIsIpv4Alone() {
        String old = "LISTEN 0 128 *:22 *:*\nLISTEN 0 100 127.0.0.1:25 *:*\nLISTEN 0 128 :::22 :::*\n";
        List<Listener> listeners = SsReader.read(text(old)).facts();
        assertThat(listeners)
                .extracting(Listener::families)
                .containsExactly(Families.IPV4, Families.IPV4, Families.IPV6_AND_PERHAPS_IPV4);
    }

    @Test
    void aFullQueueHoldsOneMoreThanItsBacklog() {
        Listener full = SsReader.read(text("LISTEN 4 3 192.0.2.10:443 0.0.0.0:* users:((\"nginx\",pid=812,fd=6))"))
                .facts()
                .get(0);
        Listener nearly = SsReader.read(text("LISTEN 3 3 192.0.2.10:443 0.0.0.0:*"))
                .facts()
                .get(0);
        assertThat(full.queueFull()).isTrue();
        assertThat(full.owners()).containsExactly(new SocketOwner("nginx", 812));
        assertThat(nearly.queueFull()).isFalse();
    }

    @Test
    void otherLinesAreNamed() {
        assertThat(SsReader.read(text("LISTEN 0 9 example:443 *:*")).whole()).isFalse();
        assertThat(SsReader.read(text("hello world")).whole()).isFalse();
        assertThat(NetstatReader.read(text("hello world")).whole()).isFalse();
        assertThat(ProcNetTcpReader.read(text("hello world"), Map.of()).whole()).isFalse();
    }

    @Test
    void netstatReadsHeadingsInAnyLanguage() {
        String listing = """
                Aktive Internetverbindungen (Nur Server)
                Proto Recv-Q Send-Q Local Address    Foreign Address  State       PID/Program name
                tcp        3      0 127.0.0.1:443    0.0.0.0:*        LISTEN      812/nginx: master p
                tcp6       0      0 :::80            :::*             LISTEN      -
                """;
        Extract<Listener> read = NetstatReader.read(text(listing));
        assertThat(read.whole()).isTrue();
        assertThat(read.facts().get(0).loopbackOnly()).isTrue();
        assertThat(read.facts().get(0).waiting()).isEqualTo(3);
        assertThat(read.facts().get(1).takes(Addresses.parse("192.0.2.1").orElseThrow()))
                .isEqualTo(Takes.PERHAPS);
    }

    private static final String TCP6 = """
              sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: B80D0120000000000000000010000000:01BB 00000000000000000000000000000000:0000 0A 00000000:00000004 00:00000000 00000000     0        0 4711 1 0000000090374200 100 0 0 10 0
               1: 00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4712 1 0000000090374200 100 0 0 10 0
            """;

    @Test
    void theKernelsTableIsReadInTheMachinesOrder() {
        Extract<Listener> read = ProcNetTcpReader.read(text(TCP6), Map.of(4711L, List.of(new SocketOwner("caddy", 9))));
        assertThat(read.whole()).isTrue();
        assertThat(read.facts().get(0).endpoint()).isEqualTo("[2001:db8::10]:443");
        assertThat(read.facts().get(0).waiting()).isEqualTo(4);
        assertThat(read.facts().get(0).owners()).containsExactly(new SocketOwner("caddy", 9));
    }

    @Test
    void ssAddsWhatTheKernelsTableDoesNotTell() {
        List<Listener> kernel = ProcNetTcpReader.read(text(TCP6), Map.of()).facts();
        List<Listener> ss = SsReader.read(text("LISTEN 0 511 *:80 *:* users:((\"nginx\",pid=8,fd=6)) v6only:0"))
                .facts();
        List<Listener> merged = ListenerMerge.of(kernel, ss);
        assertThat(merged).hasSize(2);
        assertThat(merged.get(1).families()).isEqualTo(Families.BOTH);
        assertThat(merged.get(1).backlog()).isEqualTo(511);
    }

    @Test
    void countersAreMatchedByPlace() {
        Extract<Counter> read = CounterReader.read(text("TcpExt: SyncookiesSent ListenOverflows\nTcpExt: 0 15\n"));
        assertThat(read.facts())
                .extracting(Counter::name, Counter::value)
                .contains(org.assertj.core.groups.Tuple.tuple("TcpExt.ListenOverflows", 15L));
        assertThat(CounterReader.read(text("TcpExt: SyncookiesSent ListenOverflows\nTcpExt: 0\n"))
                        .whole())
                .isFalse();
        assertThat(CounterReader.read(text("TcpExt:\n    7 SYNs to LISTEN sockets dropped\n"))
                        .facts()
                        .get(0)
                        .name())
                .isEqualTo("TcpExt.ListenDrops");
    }

    @Test
    void theLineAtWhichATextWasCutIsNone() {
        String all = "LISTEN 0 511 0.0.0.0:80 0.0.0.0:*\nLISTEN 0 511 0.0.0.0:443 0.0.0.0:*\n";
        SourceText cut = new SourceText("ss", all.substring(0, all.length() - 11), Instant.EPOCH, SourceText.Cut.END);
        assertThat(SsReader.read(cut).facts()).extracting(Listener::port).containsExactly(80);
    }
}
