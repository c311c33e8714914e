package dev.origindoctor.firewall.nft.meaning;

import dev.origindoctor.firewall.nft.tree.Clause.Reject;
import dev.origindoctor.firewall.nft.tree.Expression.Word;
import dev.origindoctor.firewall.packet.NumberSet;
import dev.origindoctor.firewall.packet.RejectKind;
import dev.origindoctor.firewall.rules.Condition;
import dev.origindoctor.firewall.rules.Effect;
import dev.origindoctor.firewall.rules.Statement;
import dev.origindoctor.firewall.rules.Verdict;
import dev.origindoctor.ranges.Family;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What rejecting rules answer, and what the targets of iptables do that nft only knows by name. */
final class Answers {
    /** What {@code icmpx} sends to each family. */
    private static final Map<String, Verdict> BOTH = Map.of(
            "port-unreachable", Verdict.reject(RejectKind.ICMP_PORT_UNREACHABLE, RejectKind.ICMP6_PORT_UNREACHABLE),
            "admin-prohibited", Verdict.reject(RejectKind.ICMP_ADMIN_PROHIBITED, RejectKind.ICMP6_ADM_PROHIBITED),
            "no-route", Verdict.reject(RejectKind.ICMP_NET_UNREACHABLE, RejectKind.ICMP6_NO_ROUTE),
            "host-unreachable", Verdict.reject(RejectKind.ICMP_HOST_UNREACHABLE, RejectKind.ICMP6_ADDR_UNREACHABLE));

    /** The same, by the numbers that {@code nft -n} writes. */
    private static final List<String> NUMBERS =
            List.of("no-route", "port-unreachable", "host-unreachable", "admin-prohibited");

    private static final Set<String> HARMLESS = Set.of(
            "LOG",
            "NFLOG",
            "ULOG",
            "AUDIT",
            "CHECKSUM",
            "TCPMSS",
            "TOS",
            "DSCP",
            "TTL",
            "HL",
            "TRACE",
            "IDLETIMER",
            "RATEEST",
            "CLASSIFY",
            "TCPOPTSTRIP",
            "SECMARK",
            "CONNSECMARK",
            "ECN",
            "TEE",
            "LED");

    /** A reset answers TCP only, and an ICMP error of one family that family. */
    List<Condition> guards(Reject reject) {
        return switch (String.valueOf(reject.type())) {
            case "tcp reset" -> List.of(Condition.protocol(NumberSet.of(6)));
            case "icmp" -> List.of(Condition.family(Family.IPV4));
            case "icmpv6" -> List.of(Condition.family(Family.IPV6));
            default -> List.of();
        };
    }

    Verdict of(Reject reject) {
        String type = reject.type();
        String code = reject.code() == null ? "port-unreachable" : reject.code();
        if (type == null) {
            return BOTH.getOrDefault("port-unreachable", Verdict.ANYTHING);
        }
        return switch (type) {
            case "tcp reset" -> Verdict.reject(RejectKind.RST);
            case "icmpx" -> BOTH.getOrDefault(byNumber(code), Verdict.ANYTHING);
            case "icmp" -> kind(4, 3, code, Constants.ICMP_CODES);
            case "icmpv6" -> kind(6, 1, code, Constants.ICMP6_CODES);
            default -> Verdict.ANYTHING;
        };
    }

    private static String byNumber(String code) {
        return code.matches("[0-3]") ? NUMBERS.get(Integer.parseInt(code)) : code;
    }

    private static Verdict kind(int version, int type, String code, Map<String, Long> names) {
        OptionalLong number = Members.number(new Word(code), names);
        Optional<RejectKind> kind =
                number.isEmpty() ? Optional.empty() : RejectKind.icmp(version, type, (int) number.getAsLong());
        return kind.map(Verdict::reject).orElse(Verdict.ANYTHING);
    }

    /** The verdict of a target of iptables, or null and its effect among {@code statements}. */
    static @Nullable Verdict foreign(String target, List<Statement> statements, List<String> doubts) {
        if (HARMLESS.contains(target)) {
            return null;
        }
        doubts.add("nft does not write out what the target " + target + " of iptables does");
        switch (target) {
            case "REJECT" -> {
                return new Verdict.OneOf(
                        Arrays.stream(RejectKind.values()).map(Verdict::reject).toList());
            }
            case "MARK" -> statements.add(Effect.unknownMark());
            case "CONNMARK" -> statements.add(Effect.unknownConnectionMark());
            case "CT", "NOTRACK" -> statements.add(Effect.unknownTracking());
            case "MASQUERADE", "SNAT", "NETMAP" -> {
                statements.add(Effect.source());
                return Verdict.ACCEPT;
            }
            default -> {
                return Verdict.ANYTHING;
            }
        }
        return null;
    }
}
