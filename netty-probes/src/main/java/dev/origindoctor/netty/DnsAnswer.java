package dev.origindoctor.netty;

import dev.origindoctor.taxonomy.DnsFault;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What name servers said to one question.
 *
 * @param aliases the CNAME chain that was followed
 * @param addresses the addresses at its end
 * @param fault why there are none
 * @param response the last server's own word, such as {@code SERVFAIL}; of two questions of which one has addresses,
 *     the other's trouble, such as {@code AAAA SERVFAIL}
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

    /**
     * Both families' answers as one. Without any address, the more telling reason stands for both; with some, the
     * trouble of the family that has none stays to be seen, for whoever insists on that family meets it.
     */
    static DnsAnswer both(DnsAnswer four, DnsAnswer six) {
        List<String> chain = four.aliases.size() >= six.aliases.size() ? four.aliases : six.aliases;
        if (four.addresses.isEmpty() && six.addresses.isEmpty()) {
            DnsAnswer telling = rank(four) <= rank(six) ? four : six;
            return new DnsAnswer(chain, List.of(), telling.fault, telling.response);
        }
        List<InetAddress> all = new ArrayList<>(four.addresses);
        all.addAll(six.addresses);
        String trouble = four.addresses.isEmpty() ? four.trouble("A") : six.trouble("AAAA");
        return new DnsAnswer(chain, all, null, trouble);
    }

    /** That there is no address of one family is no trouble. */
    private @Nullable String trouble(String type) {
        if (fault == null || fault == DnsFault.NO_ADDRESS) {
            return null;
        }
        return type + " " + Objects.requireNonNullElse(response, "unanswered");
    }

    private static int rank(DnsAnswer answer) {
        return answer.fault == null ? -1 : MOST_TELLING.indexOf(answer.fault);
    }
}
