package dev.origindoctor.firewall.iptables.matches;

import dev.origindoctor.firewall.iptables.values.AddressText;
import dev.origindoctor.firewall.iptables.values.Numbers;
import dev.origindoctor.firewall.iptables.values.ProtocolText;
import dev.origindoctor.firewall.iptables.words.Clause;
import dev.origindoctor.firewall.iptables.words.Option;
import dev.origindoctor.firewall.iptables.words.UnreadableException;
import dev.origindoctor.firewall.packet.ConnectionState;
import dev.origindoctor.firewall.packet.Match;
import dev.origindoctor.firewall.packet.Step;
import dev.origindoctor.firewall.rules.Condition;
import dev.origindoctor.ranges.AddressSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Matches on what the kernel notes beside the packet: its connection, its marks, its socket. */
final class TrackingMatches {
    static final Map<String, MatchRow> ROWS = Map.ofEntries(
            Map.entry("state", MatchRow.each(option -> states(option.value()), "--state")),
            Map.entry(
                    "conntrack",
                    MatchRow.each(
                            TrackingMatches::conntrack,
                            "--ctstate --ctproto --ctorigsrc --ctorigdst --ctreplsrc --ctrepldst --ctorigsrcport"
                                    + " --ctorigdstport --ctreplsrcport --ctrepldstport --ctstatus --ctexpire --ctdir")),
            Map.entry("mark", MatchRow.each(option -> mark(option, Condition::mark), "--mark")),
            Map.entry("connmark", MatchRow.each(option -> mark(option, Condition::connectionMark), "--mark")),
            Map.entry(
                    "owner",
                    MatchRow.decided(TrackingMatches::owner, "--uid-owner --gid-owner --socket-exists --suppl-groups")),
            Map.entry(
                    "policy",
                    MatchRow.decided(
                            TrackingMatches::policy,
                            "--dir --pol --strict --reqid --spi --proto --mode --tunnel-src --tunnel-dst --next")),
            Map.entry("comment", MatchRow.decided(clause -> Condition.always(), "--comment")),
            Map.entry("nfacct", MatchRow.decided(clause -> Condition.always(), "--nfacct-name")),
            Map.entry("helper", MatchRow.never("--helper")));

    private TrackingMatches() {}

    private static Condition states(String text) {
        Set<ConnectionState> states = EnumSet.noneOf(ConnectionState.class);
        List<Condition> either = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            switch (name.toUpperCase(Locale.ROOT)) {
                case "NEW" -> states.add(ConnectionState.NEW);
                case "ESTABLISHED" -> states.add(ConnectionState.ESTABLISHED);
                case "RELATED" -> states.add(ConnectionState.RELATED);
                case "INVALID" -> states.add(ConnectionState.INVALID);
                case "UNTRACKED" -> states.add(ConnectionState.UNTRACKED);
                case "DNAT" -> either.add(Condition.destinationTranslated());
                case "SNAT" -> either.add(Condition.sourceTranslated());
                default -> throw new UnreadableException("\"" + name + "\" is no state of a connection");
            }
        }
        either.add(Condition.state(states));
        return either.size() == 1 ? either.get(0) : Condition.any(either);
    }

    private static Condition conntrack(Option option) {
        return switch (option.name()) {
            case "--ctstate" -> states(option.value());
            case "--ctproto" -> tracked(ProtocolText.read(option.value()).contains(6));
            case "--ctdir" -> direction(option.value());
            case "--ctorigsrc" -> peers(AddressText.list(option.value()));
            case "--ctorigdst" -> Condition.originalDestination(AddressText.list(option.value()));
            case "--ctorigdstport" -> Condition.originalDestinationPort(Numbers.ports(option.value()));
            default -> Condition.unknown();
        };
    }

    private static Condition tracked(boolean tcp) {
        return packet -> Match.of(tcp);
    }

    private static Condition peers(AddressSet addresses) {
        return packet -> Match.exact(addresses);
    }

    private static Condition direction(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "ORIGINAL" -> Condition.originalDirection();
            case "REPLY" -> Condition.not(Condition.originalDirection());
            default -> throw new UnreadableException("\"" + text + "\" is no direction");
        };
    }

    private static Condition mark(Option option, BiFunction<Long, Long, Condition> read) {
        long[] masked = Numbers.masked(option.value());
        return read.apply(masked[1], masked[0]);
    }

    /** Packets that arrive have no socket yet, and what the kernel answers by itself has none either. */
    private static Condition owner(Clause clause) {
        boolean negated = clause.options().stream().allMatch(Option::negated);
        return packet -> {
            if (packet.step() == Step.REJECTION || packet.step().fromPeer()) {
                return Match.of(negated);
            }
            return Match.MAYBE;
        };
    }

    private static Condition policy(Clause clause) {
        String kind = clause.option("--pol").map(Option::value).orElse("");
        boolean negated = clause.option("--pol").map(Option::negated).orElse(false);
        return switch (kind) {
            case "none" -> packet -> Match.of(!negated);
            case "ipsec" -> packet -> Match.of(negated);
            default -> throw new UnreadableException("\"" + kind + "\" is no policy");
        };
    }
}
