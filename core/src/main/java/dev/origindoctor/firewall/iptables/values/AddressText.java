package dev.origindoctor.firewall.iptables.values;

import dev.origindoctor.firewall.iptables.words.UnreadableException;
import dev.origindoctor.firewall.packet.MaskedAddresses;
import dev.origindoctor.ranges.AddressRange;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.AddressSetBuilder;
import dev.origindoctor.ranges.Cidr;
import dev.origindoctor.ranges.Ip;
import java.util.Map;
import java.util.regex.Pattern;

/** Addresses as iptables takes them: with a length or with any mask, and several with commas between them. */
public final class AddressText {
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");
    private static final Pattern SHORT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){0,2}");
    /** Names that every host has for itself. */
    private static final Map<String, String> NAMES =
            Map.of("localhost", "127.0.0.1", "loopback", "127.0.0.0", "ip6-localhost", "::1", "ip6-loopback", "::1");

    private AddressText() {}

    /** {@code 192.0.2.1,198.51.100.0/24,10.0.0.1/255.0.0.255}. */
    public static AddressSet list(String text) {
        return list(text, new MaskedAddresses());
    }

    /** The same, where others have masks too. */
    public static AddressSet list(String text, MaskedAddresses masks) {
        if (text.indexOf(',') < 0) {
            return one(text, masks);
        }
        AddressSetBuilder builder = AddressSet.builder();
        for (String item : text.split(",", -1)) {
            builder.add(one(item, masks));
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

    private static AddressSet one(String text, MaskedAddresses masks) {
        int slash = text.indexOf('/');
        Ip address = ip(slash < 0 ? text : text.substring(0, slash));
        int bits = address.family().bits();
        if (slash < 0) {
            return AddressSet.of(Cidr.around(address, bits));
        }
        String mask = text.substring(slash + 1);
        return LENGTH.matcher(mask).matches()
                ? AddressSet.of(Cidr.around(address, (int) Numbers.read(mask, 0, bits)))
                : masked(address, ip(mask), masks);
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

    private static AddressSet masked(Ip address, Ip mask, MaskedAddresses masks) {
        if (mask.family() != address.family()) {
            throw new UnreadableException(mask + " is no mask for " + address);
        }
        return masks.of(address, mask).orElseThrow(() -> new UnreadableException(MaskedAddresses.tooMany(mask)));
    }
}
