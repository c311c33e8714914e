package dev.origindoctor.firewall;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.firewall.evaluation.Decider;
import dev.origindoctor.firewall.evaluation.Fate;
import dev.origindoctor.firewall.evaluation.Share;
import dev.origindoctor.firewall.packet.RejectKind;
import dev.origindoctor.firewall.rules.Line;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.TcpFault;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes parts of shares: the words and the prediction that the evaluation does without. */
final class Parts {
    private Parts() {}

    static Part of(Share share, Target target) {
        Decider decider = share.decider();
        RejectKind answer = share.fate().answer();
        List<String> path = decider == null ? List.of() : decider.path().names();
        return new Part(
                share.sources(),
                outcome(share.fate()),
                answer == null ? null : answer.id(),
                decider == null ? null : rule(decider, path),
                decider == null ? null : owner(decider, path),
                predicted(share.fate()),
                share.possible().stream().map(Fate::toString).toList(),
                why(share, target));
    }

    private static Outcome outcome(Fate fate) {
        return switch (fate.kind()) {
            case ACCEPT -> Outcome.ACCEPT;
            case STALL -> Outcome.STALL;
            case REJECT -> Outcome.REJECT;
            case DROP -> Outcome.DROP;
            case UNKNOWN -> Outcome.MAYBE;
        };
    }

    private static DecidingRule rule(Decider decider, List<String> path) {
        Line line = decider.rule().line();
        return new DecidingRule(
                line.file(), line.number(), decider.path().table().name(), path, line.text());
    }

    private static Owner owner(Decider decider, List<String> path) {
        return Owner.of(
                path,
                decider.path().table().name(),
                decider.path().table().chains().keySet(),
                decider.policy());
    }

    private static @Nullable Integer predicted(Fate fate) {
        Fault fault = switch (outcome(fate)) {
            // an ICMP error does not end a connection that stands: its data are sent again until nobody waits any more
            case DROP, STALL -> fate.answer() == RejectKind.RST ? TcpFault.RESET : TcpFault.TIMED_OUT;
            case REJECT -> fault(fate.answer());
            case ACCEPT, MAYBE -> null;
        };
        return fault == null
                ? null
                : Edge.CLOUDFLARE.verdict(fault, SslMode.FULL).status();
    }

    private static Fault fault(@Nullable RejectKind kind) {
        return switch (kind == null ? RejectKind.RST : kind) {
            case RST, ICMP_PORT_UNREACHABLE, ICMP6_PORT_UNREACHABLE, ICMP_PROTO_UNREACHABLE -> TcpFault.REFUSED;
            case ICMP_NET_UNREACHABLE, ICMP_HOST_UNREACHABLE, ICMP6_NO_ROUTE, ICMP6_ADDR_UNREACHABLE ->
                TcpFault.ADDRESS_UNREACHABLE;
            case ICMP_NET_PROHIBITED,
                    ICMP_HOST_PROHIBITED,
                    ICMP_ADMIN_PROHIBITED,
                    ICMP6_ADM_PROHIBITED,
                    ICMP6_POLICY_FAIL,
                    ICMP6_REJECT_ROUTE -> TcpFault.PROHIBITED;
        };
    }

    private static @Nullable String why(Share share, Target target) {
        if (outcome(share.fate()) == Outcome.STALL && share.fate().answer() != null) {
            return "the handshake completes, then the rule answers the packets that follow";
        }
        if (outcome(share.fate()) == Outcome.REJECT
                && share.fate().answer() != null
                && share.fate().answer().icmp()) {
            return "Linux bounds the ICMP answers per second: under load many of these sources get none (522)";
        }
        if (outcome(share.fate()) != Outcome.MAYBE) {
            return null;
        }
        return share.why() != null ? share.why() : unnamed(target);
    }

    private static String unnamed(Target target) {
        List<String> missing = Stream.of(
                        target.device() == null ? "the interface" : "",
                        target.destination() == null ? "the destination address" : "")
                .filter(word -> !word.isEmpty())
                .toList();
        return "it depends on what the rules alone do not tell"
                + (missing.isEmpty() ? "" : "; not given: " + String.join(", ", missing));
    }
}
