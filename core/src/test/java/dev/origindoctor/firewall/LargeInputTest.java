package dev.origindoctor.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.origindoctor.ranges.AddressSet;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Hostile and enormous files: an answer in bounded time and memory, or one that says that it cannot be told. */
class LargeInputTest {
    private static final AddressSet SOURCES =
            AddressSet.parse("198.18.0.0/15, 103.21.244.0/22, 104.16.0.0/13, 2400:cb00::/32");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static FirewallSplit split(String... files) {
        List<NamedText> named = IntStream.range(0, files.length)
                .mapToObj(i -> new NamedText("file" + i, files[i]))
                .toList();
        return assertTimeoutPreemptively(
                PATIENCE, () -> Firewall.read(named).towards(Target.port(443)).split(SOURCES));
    }

    private static String filter(String policy, String body) {
        return "*filter\n:INPUT " + policy + " [0:0]\n:FORWARD ACCEPT [0:0]\n:OUTPUT ACCEPT [0:0]\n" + body
                + "COMMIT\n";
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void aHundredThousandRules() {
        Random random = new Random(1);
        String rules = lines(
                100_000,
                i -> "-A INPUT -s 104." + (16 + random.nextInt(8)) + "." + random.nextInt(256) + "."
                        + random.nextInt(256) + "/32 -j DROP");
        FirewallSplit split = split(filter("ACCEPT", rules));
        assertThat(split.sources(Outcome.DROP).intersects(AddressSet.parse("104.16.0.0/13")))
                .isTrue();
        assertThat(split.sources(Outcome.ACCEPT).containsAll(AddressSet.parse("198.18.0.0/15")))
                .isTrue();
    }

    @Test
    void aMillionElementsOfASet() {
        String sets = "create banned hash:ip family inet hashsize 1024 maxelem 1000000\n"
                + lines(
                        1_000_000,
                        i -> "add banned 104." + (16 + (i >> 16)) + "." + ((i >> 8) & 255) + "." + (i & 255));
        FirewallSplit split = split(filter("ACCEPT", "-A INPUT -m set --match-set banned src -j DROP\n"), sets);
        assertThat(split.sources(Outcome.DROP).size().longValueExact()).isEqualTo(524_288);
        assertThat(split.sources(Outcome.MAYBE)).isEqualTo(AddressSet.parse("2400:cb00::/32"));
    }

    /** Each such mask stands for 65536 blocks: there is room for a few, and the others say so. */
    @Test
    void thousandsOfMasksWithHoles() {
        String rules = lines(5000, i -> "-A INPUT -s 0.0." + (i & 255) + "." + (i >> 8) + "/0.0.255.255 -j DROP");
        FirewallSplit split = split(filter("ACCEPT", rules));
        assertThat(split.unread()).isNotEmpty();
        assertThat(split.unread().get(0).why()).contains("too many zeros before its last one");
        assertThat(split.sources(Outcome.DROP)
                        .contains(AddressSet.parse("198.18.0.0").ranges().get(0).first()))
                .isTrue();
    }

    @Test
    void tenThousandChainsWithinEachOther() {
        String rules = lines(10_000, i -> ":c" + i + " - [0:0]")
                + "-A INPUT -j c0\n"
                + lines(9_999, i -> "-A c" + i + " -j c" + (i + 1))
                + "-A c9999 -s 198.18.0.0/16 -j DROP\n";
        FirewallSplit split = split(filter("ACCEPT", rules));
        assertThat(split.sources(Outcome.DROP)).isEqualTo(AddressSet.parse("198.18.0.0/16"));
        assertThat(split.parts())
                .anySatisfy(part -> assertThat(part.rule().chain()).hasSize(10_001));
    }

    @Test
    void chainsThatCallEachOtherInACircle() {
        FirewallSplit split = split(
                filter("ACCEPT", ":a - [0:0]\n:b - [0:0]\n-A INPUT -s 198.18.0.0/16 -j a\n-A a -j b\n-A b -j a\n"));
        assertThat(split.sources(Outcome.ACCEPT).only(dev.origindoctor.ranges.Family.IPV4))
                .isEqualTo(AddressSet.parse("198.19.0.0/16, 103.21.244.0/22, 104.16.0.0/13"));
        assertThat(split.sources(Outcome.MAYBE).containsAll(AddressSet.parse("198.18.0.0/16")))
                .isTrue();
    }

    @Test
    void chainsThatAreCalledTwiceAtEveryLevel() {
        String rules = lines(60, i -> ":c" + i + " - [0:0]")
                + "-A INPUT -j c0\n"
                + lines(59, i -> "-A c" + i + " -j c" + (i + 1) + "\n-A c" + i + " -j c" + (i + 1))
                + "-A c59 -p udp -j DROP\n";
        FirewallSplit split = split(filter("ACCEPT", rules));
        assertThat(split.sources(Outcome.DROP).isEmpty()).isTrue();
        assertThat(split.sources(Outcome.MAYBE).isEmpty()).isFalse();
    }

    @Test
    void aFileOfAnythingButText() {
        byte[] bytes = new byte[1 << 20];
        new Random(2).nextBytes(bytes);
        FirewallSplit split = split(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThat(split.sources(Outcome.MAYBE)).isEqualTo(SOURCES);
        assertThat(split.unread()).isNotEmpty();
    }

    @Test
    void aFileThatIsCutAnywhereClaimsNothingThatTheWholeOneDenies() {
        String whole = filter(
                "DROP",
                "-A INPUT -m conntrack --ctstate ESTABLISHED -j ACCEPT\n-A INPUT -s 198.18.0.0/16 -j REJECT\n"
                        + "-A INPUT -p tcp -m multiport --dports 80,443 -j ACCEPT\n");
        FirewallSplit right = split(whole);
        for (int end = 0; end < whole.length() - 8; end++) {
            FirewallSplit cut = split(whole.substring(0, end));
            for (Outcome outcome : List.of(Outcome.ACCEPT, Outcome.STALL, Outcome.REJECT, Outcome.DROP)) {
                assertThat(right.sources(outcome).containsAll(cut.sources(outcome)))
                        .as("%s after %s", outcome, whole.substring(0, end))
                        .isTrue();
            }
        }
    }
}
