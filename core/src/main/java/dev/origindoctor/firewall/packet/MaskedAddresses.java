package dev.origindoctor.firewall.packet;

import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.AddressSetBuilder;
import dev.origindoctor.ranges.Cidr;
import dev.origindoctor.ranges.Family;
import dev.origindoctor.ranges.Ip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The addresses that equal a given one where a mask has ones, wherever those stand. Each hole in a mask doubles the
 * blocks that have to be listed; all masks of one ruleset share what there is room for.
 */
public final class MaskedAddresses {
    private static final int MOST_BLOCKS = 1 << 20;
    private static final int MOST_OPEN_BITS = 16;

    private int left = MOST_BLOCKS;

    /** What is said where there is no room. */
    public static String tooMany(Ip mask) {
        return "the mask " + mask + " has too many zeros before its last one to list its blocks";
    }

    /** All of them; empty where there is no room for so many blocks. */
    public Optional<AddressSet> of(Ip address, Ip mask) {
        Family family = address.family();
        int tail = Math.min(zerosBehind(mask), family.bits());
        List<Integer> open = new ArrayList<>();
        for (int bit = tail; bit < family.bits(); bit++) {
            if (!one(mask, bit)) {
                open.add(bit);
            }
        }
        if (open.size() > MOST_OPEN_BITS || left < 1 << open.size()) {
            return Optional.empty();
        }
        left -= open.isEmpty() ? 0 : 1 << open.size();
        AddressSetBuilder builder = AddressSet.builder();
        Ip base = and(address, mask);
        for (int choice = 0; choice < 1 << open.size(); choice++) {
            builder.add(Cidr.around(with(base, open, choice), family.bits() - tail));
        }
        return Optional.of(builder.build());
    }

    /** The bits of the address that the mask leaves. */
    public static Ip and(Ip address, Ip mask) {
        return new Ip(address.family(), address.high() & mask.high(), address.low() & mask.low());
    }

    private static int zerosBehind(Ip mask) {
        if (mask.low() != 0) {
            return Long.numberOfTrailingZeros(mask.low());
        }
        return mask.family() == Family.IPV4 ? 32 : 64 + Long.numberOfTrailingZeros(mask.high());
    }

    private static boolean one(Ip mask, int bit) {
        return ((bit < 64 ? mask.low() : mask.high()) >>> (bit & 63) & 1) == 1;
    }

    private static Ip with(Ip base, List<Integer> open, int choice) {
        long high = base.high();
        long low = base.low();
        for (int i = 0; i < open.size(); i++) {
            long bit = (long) (choice >> i & 1) << (open.get(i) & 63);
            high |= open.get(i) < 64 ? 0 : bit;
            low |= open.get(i) < 64 ? bit : 0;
        }
        return new Ip(base.family(), high, low);
    }
}
