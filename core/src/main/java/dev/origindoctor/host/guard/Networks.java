package dev.origindoctor.host.guard;

import dev.origindoctor.origin.Addresses;
import java.net.Inet6Address;
import java.util.OptionalInt;

/** What is an address or a network in CIDR form. */
final class Networks {
    private Networks() {}

    static boolean plausible(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        return Addresses.parse(address)
                .map(parsed -> slash < 0
                        || length(text.substring(slash + 1)).orElse(999) <= (parsed instanceof Inet6Address ? 128 : 32))
                .orElse(false);
    }

    private static OptionalInt length(String text) {
        return text.matches("[0-9]{1,3}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
