package dev.origindoctor.netty;

import dev.origindoctor.taxonomy.DnsFault;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What name servers said to one question.
 *
 * @param aliases the CNAME chain that was followed
 * @param addresses the addresses at its end
 * @param fault why there are none
 * @param response the last server's own word, such as {@code SERVFAIL}
 */
record DnsAnswer(
        List<String> aliases,
        List<InetAddress> addresses,
        @Nullable DnsFault fault,
        @Nullable String response) {
    private static final List<DnsFault> MOST_TELLING =
            List.of(DnsFault.NAME_NOT_RESOLVED, DnsFault.FAILED, DnsFault.UNREACHABLE, DnsFault.NO_ADDRESS);

    DnsAnswer {
        aliases = List.copyOf(aliases);
        addresses = List.copyOf(addresses);
    }

    static DnsAnswer of(List<String> aliases, DnsFault fault, @Nullable String response) {
        return new DnsAnswer(aliases, List.of(), fault, response);
    }

    /** Whether another server could not say better. */
    boolean isFinal() {
        return fault == null || fault == DnsFault.NAME_NOT_RESOLVED || fault == DnsFault.NO_ADDRESS;
    }

    /** The less silent of two failures: a server that refuses says more than one that does not answer. */
    DnsAnswer orBetter(DnsAnswer other) {
        return other.isFinal() || rank(other) < rank(this) ? other : this;
    }

    /** Both families' answers as one; without any address, the more telling reason stands for both. */
    DnsAnswer and(DnsAnswer other) {
        List<String> chain = aliases.size() >= other.aliases.size() ? aliases : other.aliases;
        if (!addresses.isEmpty() || !other.addresses.isEmpty()) {
            List<InetAddress> all = new ArrayList<>(addresses);
            all.addAll(other.addresses);
            return new DnsAnswer(chain, all, null, null);
        }
        DnsAnswer telling = rank(this) <= rank(other) ? this : other;
        return new DnsAnswer(chain, List.of(), telling.fault, telling.response);
    }

    private static int rank(DnsAnswer answer) {
        return answer.fault == null ? -1 : MOST_TELLING.indexOf(answer.fault);
    }
}
