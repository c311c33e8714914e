package dev.origindoctor.ranges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressSeqRangeList;
import inet.ipaddr.IPAddressString;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSetTest {
    /** The operations in both implementations, on one pair of sets. */
    private record Pair(AddressSet ours, IPAddressSeqRangeList theirs) {
        static Pair random(Random random, boolean six) {
            AddressSetBuilder ours = AddressSet.builder();
            IPAddressSeqRangeList theirs = new IPAddressSeqRangeList();
            for (int i = random.nextInt(12); i > 0; i--) {
                Cidr cidr = six ? narrowSix(random) : narrowFour(random);
                ours.add(cidr);
                theirs.add(theirs(cidr));
            }
            return new Pair(ours.build(), theirs);
        }

        private static Cidr narrowFour(Random random) {
            return Cidr.around(new Ip(Family.IPV4, 0, 0xc000_0200L + random.nextInt(512)), 24 + random.nextInt(9));
        }

        /** Around the border of the two words, where carrying goes wrong. */
        private static Cidr narrowSix(Random random) {
            long high = 0x2606_4700_0000_0000L + random.nextInt(4);
            long low = random.nextInt(8) - 4L;
            return Cidr.around(new Ip(Family.IPV6, high, low), 58 + random.nextInt(71));
        }

        private static IPAddress theirs(Cidr cidr) {
            return new IPAddressString(cidr.toString()).getAddress().toPrefixBlock();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void agreesWithASecondImplementation(boolean six) {
        Random random = new Random(7);
        for (int round = 0; round < 700; round++) {
            Pair a = Pair.random(random, six);
            Pair b = Pair.random(random, six);
            same(a.ours.union(b.ours), a.theirs.joinIntoList(b.theirs));
            same(a.ours.intersect(b.ours), a.theirs.intersectIntoList(b.theirs));
            same(a.ours.subtract(b.ours), a.theirs.removeIntoList(b.theirs));
            assertThat(a.ours.intersects(b.ours))
                    .isEqualTo(!a.ours.intersect(b.ours).isEmpty());
            assertThat(a.ours.complement().complement()).isEqualTo(a.ours);
            assertThat(a.ours.complement().intersects(a.ours)).isFalse();
            assertThat(a.ours.complement().union(a.ours)).isEqualTo(AddressSet.all());
        }
    }

    private static void same(AddressSet ours, IPAddressSeqRangeList theirs) {
        List<String> expected = new ArrayList<>();
        BigInteger size = BigInteger.ZERO;
        for (int i = 0; i < theirs.getSeqRangeCount(); i++) {
            size = size.add(theirs.getSeqRange(i).getCount());
            for (IPAddress block : theirs.getSeqRange(i).spanWithPrefixBlocks()) {
                expected.add(block.toCanonicalString());
            }
        }
        assertThat(ours.cidrs())
                .extracting(Cidr::toString)
                .containsExactlyElementsOf(expected.stream()
                        .map(text -> text.contains("/") ? text : text + (text.contains(":") ? "/128" : "/32"))
                        .toList());
        assertThat(ours.size()).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.0.0.0/0 | 0.0.0.0/0",
                "::/0 | ::/0",
                "10.0.0.0/25, 10.0.0.128/25 | 10.0.0.0/24",
                "10.0.0.1-10.0.0.6 | 10.0.0.1/32, 10.0.0.2/31, 10.0.0.4/31, 10.0.0.6/32",
                "255.255.255.254-255.255.255.255 | 255.255.255.254/31",
                "10.0.0.77/24 | 10.0.0.0/24",
                "::ffff:10.0.0.0/104 10.0.0.0/8 | 10.0.0.0/8, ::ffff:a00:0/104",
                "2001:db8::-2001:db8:0:0:ffff:ffff:ffff:ffff | 2001:db8::/64",
                "2001:db8:0:0:ffff:ffff:ffff:ffff 2001:db8:0:1:: | 2001:db8::ffff:ffff:ffff:ffff/128, 2001:db8:0:1::/128"
            })
    void writesTheFewestBlocks(String text, String blocks) {
        assertThat(AddressSet.parse(text)).hasToString(blocks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3", "1.2.3.4.5", "01.2.3.4", "256.1.1.1", "1.2.3.4/33", "1.2.3.4/", "1.2.3.4/-1", "1.2.3.4/024x",
                "2.2.2.2-1.1.1.1", "1.1.1.1-::1", "::/129", ":::", "example.net", "1.2.3.4-", "XX.2.3.4", "1.2.3.+4"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThat(AddressSet.builder().add(text)).isFalse();
        assertThatThrownBy(() -> AddressSet.parse("192.0.2.1 " + text)).hasMessageContaining(text);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1/24,false", "10.0.0.0/24,true", "2001:db8::1/64,false", "10.0.0.1,true"})
    void blocksOfAListHaveNoBitsBehindTheirLength(String text, boolean good) {
        assertThat(Cidr.parse(text).isPresent()).isEqualTo(good);
        assertThat(Cidr.parseLoosely(text)).isPresent();
    }

    @Test
    void familiesStayApart() {
        AddressSet both = AddressSet.parse("192.0.2.0/24, 2001:db8::/32");
        assertThat(both.only(Family.IPV6)).hasToString("2001:db8::/32");
        assertThat(both.complement(Family.IPV4).only(Family.IPV6).isEmpty()).isTrue();
        assertThat(both.containsAll(AddressSet.parse("192.0.2.7"))).isTrue();
        assertThat(both.contains(Ip.parse("::c000:200").orElseThrow())).isFalse();
    }

    @Test
    void aMillionEntriesAreQuick() {
        AddressSetBuilder builder = AddressSet.builder();
        for (int i = 0; i < 1_000_000; i++) {
            int n = i * 0x9E3779B1;
            builder.add((n >>> 24) + "." + (n >> 16 & 255) + "." + (n >> 8 & 255) + "." + (n & 255));
        }
        AddressSet many = builder.build();
        assertThat(many.size()).isEqualTo(BigInteger.valueOf(1_000_000));
        assertThat(many.intersect(AddressSet.parse("0.0.0.0/1")).union(many.intersect(AddressSet.parse("128.0.0.0/1"))))
                .isEqualTo(many);
    }
}
