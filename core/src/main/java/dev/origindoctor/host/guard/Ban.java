package dev.origindoctor.host.guard;

import dev.origindoctor.host.source.Quote;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An address or network that a guard lists as banned. The list is hearsay: the ruleset in the kernel decides, the list
 * tells who put it there.
 *
 * @param guard who banned it: {@code fail2ban}, {@code csf}, {@code hosts.deny}
 * @param list the jail or the file
 * @param network the address or the CIDR network, as listed
 * @param reason why, in the guard's words, or null where it does not say
 * @param quote where this stands
 */
public record Ban(
        String guard, String list, String network, @Nullable String reason, Quote quote) {
    public Ban {
        Objects.requireNonNull(guard, "guard");
        Objects.requireNonNull(list, "list");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(quote, "quote");
    }
}
