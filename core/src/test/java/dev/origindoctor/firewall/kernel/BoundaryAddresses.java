package dev.origindoctor.firewall.kernel;

import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Family;
import dev.origindoctor.ranges.Ip;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random blocks and ranges within the sources of one family, and the addresses on both sides of all their ends. */
final class BoundaryAddresses {
    private final Random random;
    private final Family family;
    private final AddressSet within;
    private final Set<String> addresses = new LinkedHashSet<>();

    BoundaryAddresses(Random random, Family family) {
        this.random = random;
        this.family = family;
        this.within = AddressSet.parse(TestNetwork.sources(family));
    }

    /** Every address at which a ruleset of these blocks and ranges may change its mind. */
    Set<String> addresses() {
        return addresses;
    }

    /** A block, all of whose ends are then asked about. */
    String block() {
        String address = family == Family.IPV4
                ? "198." + (18 + random.nextInt(2)) + "." + random.nextInt(256) + "." + random.nextInt(256)
                : "2001:db8:1:" + hex(65536) + "::" + hex(65536);
        int least = family == Family.IPV4 ? 15 : 48;
        int length = Math.min(family.bits(), least + random.nextInt(family == Family.IPV4 ? 18 : 81));
        return noted(address + "/" + length);
    }

    /** A range from the lower to the upper half of the sources. */
    String range() {
        return noted(
                family == Family.IPV4
                        ? "198.18." + random.nextInt(100) + "." + random.nextInt(256) + "-198."
                                + (18 + random.nextInt(2)) + "." + (100 + random.nextInt(100)) + "."
                                + random.nextInt(256)
                        : "2001:db8:1:" + Integer.toHexString(1 + random.nextInt(100)) + "::5-2001:db8:1:"
                                + Integer.toHexString(200 + random.nextInt(9000)) + "::9");
    }

    /** One of 16 blocks and ranges that have nothing in common with the other fifteen. */
    String apart(int slot) {
        boolean range = random.nextBoolean();
        if (family == Family.IPV4) {
            String high = "198." + (18 + slot % 2) + "." + (slot * 15);
            String wide = "198." + (18 + slot % 2) + "." + (slot * 15 + 8);
            return noted(range ? high + "." + random.nextInt(256) + "-" + wide + ".9" : wide + ".0/2" + (1 + slot % 9));
        }
        String high = "2001:db8:1:" + Integer.toHexString(slot * 4000);
        String wide = "2001:db8:1:" + Integer.toHexString(slot * 4000 + 7);
        return noted(range ? high + "::" + hex(65536) + "-" + wide + "::9" : wide + "::/" + (64 + slot * 4));
    }

    private String hex(int bound) {
        return Integer.toHexString(random.nextInt(bound));
    }

    private String noted(String text) {
        AddressSet.parse(text).ranges().forEach(range -> {
            for (Ip end : List.of(
                    range.first().previous(),
                    range.first(),
                    range.last(),
                    range.last().next())) {
                if (within.contains(end)) {
                    addresses.add(end.toString());
                }
            }
        });
        return text;
    }
}
