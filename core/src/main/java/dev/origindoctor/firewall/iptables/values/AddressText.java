package dev.origindoctor.firewall.iptables.values;

import dev.origindoctor.firewall.iptables.words.UnreadableException;
import dev.origindoctor.ranges.AddressRange;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.AddressSetBuilder;
import dev.origindoctor.ranges.Cidr;
import dev.origindoctor.ranges.Family;
import dev.origindoctor.ranges.Ip;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Addresses as iptables takes them: with a length or with any mask, and several with commas between them. */
public final class AddressText {
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");
    private static final Pattern SHORT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){0,2}");
    /** Names that every host has for itself. */
    private static final Map<String, String> NAMES =
            Map.of("localhost", "127.0.0.1", "loopback", "127.0.0.0", "ip6-localhost", "::1", "ip6-loopback", "::1");

    private static final int MOST_BLOCKS = 12;

    private AddressText() {}

    /** {@code 192.0.2.1,198.51.100.0/24,10.0.0.1/255.0.0.255}. */
    public static AddressSet list(String text) {
        if (text.indexOf(',') < 0) {
            return one(text);
        }
        AddressSetBuilder builder = AddressSet.builder();
        for (String item : text.split(",", -1)) {
            builder.add(one(item));
        }
        return builder.build();
    }

    /** {@code 192.0.2.1-192.0.2.9}, or a single address. */
    public static AddressSet range(String text) {
        int dash = text.indexOf('-');
        Ip first = ip(dash < 0 ? text : text.substring(0, dash));
        Ip last = dash < 0 ? first : ip(text.substring(dash + 1));
        if (first.family() != last.family()) {
            throw new UnreadableException(text + " is no range of addresses");
        }
        return first.compareTo(last) > 0 ? AddressSet.empty() : AddressSet.of(new AddressRange(first, last));
    }

    private static AddressSet one(String text) {
        int slash = text.indexOf('/');
        Ip address = ip(slash < 0 ? text : text.substring(0, slash));
        int bits = address.family().bits();
        if (slash < 0) {
            return AddressSet.of(Cidr.around(address, bits));
        }
        String mask = text.substring(slash + 1);
        return LENGTH.matcher(mask).matches()
                ? AddressSet.of(Cidr.around(address, (int) Numbers.read(mask, 0, bits)))
                : masked(address, ip(mask));
    }

    /** An address; of four numbers the last ones may be left out, as in {@code 10/8}. */
    static Ip ip(String text) {
        String whole = text;
        if (SHORT.matcher(text).matches()) {
            int given = text.split("\\.", -1).length;
            whole = text + ".0".repeat(4 - given);
        }
        return Ip.parse(NAMES.getOrDefault(whole, whole))
                .orElseThrow(() -> new UnreadableException("\"" + text + "\" is a name or no address at all"));
    }

    /** The addresses that equal {@code address} where {@code mask} has ones, wherever those stand. */
    private static AddressSet masked(Ip address, Ip mask) {
        Family family = address.family();
        if (mask.family() != family) {
            throw new UnreadableException(mask + " is no mask for " + address);
        }
        int tail = mask.low() != 0
                ? Long.numberOfTrailingZeros(mask.low())
                : family == Family.IPV4 ? 32 : 64 + Long.numberOfTrailingZeros(mask.high());
        tail = Math.min(tail, family.bits());
        List<Integer> open = new ArrayList<>();
        for (int bit = tail; bit < family.bits(); bit++) {
            if (!set(mask, bit)) {
                open.add(bit);
            }
        }
        if (open.size() > MOST_BLOCKS) {
            throw new UnreadableException("the mask " + mask + " leaves more than " + (1 << MOST_BLOCKS) + " blocks");
        }
        AddressSetBuilder builder = AddressSet.builder();
        Ip base = new Ip(family, address.high() & mask.high(), address.low() & mask.low());
        for (int choice = 0; choice < 1 << open.size(); choice++) {
            builder.add(Cidr.around(with(base, open, choice), family.bits() - tail));
        }
        return builder.build();
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

    private static boolean set(Ip mask, int bit) {
        return ((bit < 64 ? mask.low() : mask.high()) >>> (bit & 63) & 1) == 1;
    }
}
