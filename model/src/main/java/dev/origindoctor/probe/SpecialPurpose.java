package dev.origindoctor.probe;

import dev.origindoctor.origin.Addresses;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The addresses that lead to no public host: IANA's special-purpose registries for IPv4 and IPv6 (RFC 6890), multicast
 * and reserved space, and all IPv6 space that is not global unicast. What embeds an IPv4 address is judged by that too.
 * The registries' few globally reachable blocks serve a protocol each, no origin lives there: they are refused as well.
 */
final class SpecialPurpose {
    private static final List<Block> IPV4 = List.of(
            new Block("0.0.0.0/8", "this network"),
            new Block("10.0.0.0/8", "private"),
            new Block("100.64.0.0/10", "shared by a carrier"),
            new Block("127.0.0.0/8", "loopback"),
            new Block("168.63.129.16/32", "a cloud's metadata service"), // Azure's; outside IANA's registries
            new Block("169.254.0.0/16", "link-local"),
            new Block("172.16.0.0/12", "private"),
            new Block("192.0.0.0/24", "for IETF protocols"),
            new Block("192.0.2.0/24", "for documentation"),
            new Block("192.31.196.0/24", "for AS112"),
            new Block("192.52.193.0/24", "for multicast tunnels (AMT)"),
            new Block("192.88.99.0/24", "a former 6to4 relay"),
            new Block("192.168.0.0/16", "private"),
            new Block("192.175.48.0/24", "for AS112"),
            new Block("198.18.0.0/15", "for benchmarks"),
            new Block("198.51.100.0/24", "for documentation"),
            new Block("203.0.113.0/24", "for documentation"),
            new Block("224.0.0.0/4", "multicast"),
            new Block("255.255.255.255/32", "broadcast"),
            new Block("240.0.0.0/4", "reserved"));

    /** The most telling row first: the last rows are what lies outside global unicast space. */
    private static final List<Block> IPV6 = List.of(
            new Block("::/128", "unspecified"),
            new Block("::1/128", "loopback"),
            new Block("64:ff9b:1::/48", "for local NAT64"),
            new Block("100::/64", "discarded"),
            new Block("100:0:0:1::/64", "a dummy prefix"),
            new Block("2001::/32", "a Teredo tunnel"),
            new Block("2001:2::/48", "for benchmarks"),
            new Block("2001:3::/32", "for multicast tunnels (AMT)"),
            new Block("2001:4:112::/48", "for AS112"),
            new Block("2001:10::/28", "a former hash identifier (ORCHID)"),
            new Block("2001:20::/28", "a hash identifier (ORCHIDv2)"),
            new Block("2001:30::/28", "for drones (DRIP)"),
            new Block("2001::/23", "for IETF protocols"),
            new Block("2001:db8::/32", "for documentation"),
            new Block("2002::/16", "a 6to4 tunnel"),
            new Block("2620:4f:8000::/48", "for AS112"),
            new Block("3fff::/20", "for documentation"),
            new Block("5f00::/16", "for segment routing"),
            new Block("fc00::/7", "private"),
            new Block("fe80::/10", "link-local"),
            new Block("fec0::/10", "site-local"),
            new Block("ff00::/8", "multicast"),
            new Block("::/3", "not global unicast"),
            new Block("4000::/2", "not global unicast"),
            new Block("8000::/1", "not global unicast"));

    /** Where an IPv6 address under a prefix carries an IPv4 address that is judged in its stead. */
    private static final List<Embedding> STAND_INS = List.of(
            new Embedding(new Block("::ffff:0:0/96", "IPv4-mapped"), 12),
            new Embedding(new Block("::ffff:0:0:0/96", "IPv4-translated"), 12),
            new Embedding(new Block("64:ff9b::/96", "NAT64"), 12));

    private static final byte[] ISATAP = {0x5e, (byte) 0xfe};

    private SpecialPurpose() {}

    /** Why the address is no public host's, in a few words with the block that says so. */
    static Optional<String> reason(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? first(IPV4, bytes) : sixReason(bytes);
    }

    private static Optional<String> sixReason(byte[] bytes) {
        for (Embedding embedding : STAND_INS) {
            if (embedding.block().holds(bytes)) {
                return embedded(bytes, embedding.at(), embedding.block().what());
            }
        }
        Optional<String> own = first(IPV6, bytes);
        return own.isPresent() || !isIsatap(bytes) ? own : embedded(bytes, 12, "ISATAP");
    }

    /** RFC 5214 section 6.1: an interface identifier of 0000:5efe or 0200:5efe and an IPv4 address. */
    private static boolean isIsatap(byte[] bytes) {
        return (bytes[8] & ~0x02) == 0 && bytes[9] == 0 && Arrays.equals(bytes, 10, 12, ISATAP, 0, 2);
    }

    private static Optional<String> embedded(byte[] bytes, int at, String how) {
        return first(IPV4, Arrays.copyOfRange(bytes, at, at + 4)).map(reason -> how + " for " + reason);
    }

    private static Optional<String> first(List<Block> blocks, byte[] bytes) {
        return blocks.stream().filter(block -> block.holds(bytes)).findFirst().map(Block::toString);
    }

    private record Embedding(Block block, int at) {}

    /** A row: a prefix and what it is for. */
    private static final class Block {
        private final String prefix;
        private final String what;
        private final byte[] bits;
        private final int length;

        Block(String prefix, String what) {
            int slash = prefix.indexOf('/');
            this.prefix = prefix;
            this.what = what;
            this.length = Integer.parseInt(prefix.substring(slash + 1));
            this.bits = bytes(prefix.substring(0, slash));
        }

        /** Sixteen bytes for every IPv6 text: the JDK would make four of a mapped one. */
        private static byte[] bytes(String text) {
            byte[] four = Addresses.parse(text).orElseThrow().getAddress();
            if (four.length == 16 || text.indexOf(':') < 0) {
                return four;
            }
            byte[] sixteen = new byte[16];
            sixteen[10] = (byte) 0xff;
            sixteen[11] = (byte) 0xff;
            System.arraycopy(four, 0, sixteen, 12, 4);
            return sixteen;
        }

        String what() {
            return what;
        }

        boolean holds(byte[] address) {
            int whole = length / 8;
            int rest = (0xff00 >> (length % 8)) & 0xff;
            return address.length == bits.length
                    && Arrays.equals(address, 0, whole, bits, 0, whole)
                    && (rest == 0 || (address[whole] & rest) == (bits[whole] & rest));
        }

        @Override
        public String toString() {
            return what + " (" + prefix + ")";
        }
    }
}
