package dev.origindoctor.ranges.feed;

import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Cidr;
import dev.origindoctor.ranges.Family;
import java.util.List;
import java.util.Optional;

/** What no edge on the internet can connect from, after IANA's registries of special-purpose addresses. */
final class Reserved {
    private static final AddressSet ADDRESSES =
            AddressSet.parse("""
                    0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24
                    192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3
                    2001::/23 2001:db8::/32 2002::/16 3fff::/20
                    """).union(AddressSet.parse("2000::/3").complement(Family.IPV6));

    /** The widest block that an edge has any use for: nobody but a registry has more. */
    private static final int WIDEST_FOUR = 9;

    private static final int WIDEST_SIX = 20;

    private Reserved() {}

    /** Why a list with these blocks cannot be meant, naming the first such block. */
    static Optional<String> reason(List<Cidr> blocks) {
        for (Cidr block : blocks) {
            int widest = block.family() == Family.IPV4 ? WIDEST_FOUR : WIDEST_SIX;
            if (block.length() < widest) {
                return Optional.of(block + " is wider than /" + widest);
            }
            if (AddressSet.of(block).intersects(ADDRESSES)) {
                return Optional.of(block + " is not a public address block");
            }
        }
        return Optional.empty();
    }
}
