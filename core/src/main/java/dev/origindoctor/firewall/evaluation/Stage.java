package dev.origindoctor.firewall.evaluation;

import dev.origindoctor.firewall.packet.ConnectionState;
import dev.origindoctor.firewall.packet.Hook;
import dev.origindoctor.firewall.packet.InterfacePattern;
import dev.origindoctor.firewall.packet.Match;
import dev.origindoctor.firewall.packet.Packet;
import dev.origindoctor.firewall.packet.Place;
import dev.origindoctor.firewall.rules.Base;
import dev.origindoctor.firewall.rules.Chain;
import dev.origindoctor.firewall.rules.Ruleset;
import dev.origindoctor.firewall.rules.Table;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Family;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The base chains of one hook that have the same priority. In which of two such chains a packet comes first is not
 * defined: what one of them would drop and the other reject can end either way.
 *
 * @param priority when it is asked
 * @param nat whether the chains translate; such chains come in a fixed order, and the first to translate is the last
 * @param members the chains
 */
record Stage(int priority, boolean nat, List<Member> members) {
    /** A base chain and the table in which it may jump. */
    record Member(Table table, Chain chain) {
        Base base() {
            return Objects.requireNonNull(chain.base(), "base");
        }

        /** Translating chains are asked at a fixed place, whatever their own priority. */
        int effectivePriority() {
            boolean early = base().hook() == Hook.PREROUTING || base().hook() == Hook.OUTPUT;
            return !base().nat() ? base().priority() : early ? Base.DESTINATION_NAT : Base.SOURCE_NAT;
        }
    }

    /** The stages of a hook for packets of one family, in order. */
    static List<Stage> of(Ruleset ruleset, Hook hook, Family family) {
        List<Member> members = new ArrayList<>();
        for (Table table : ruleset.tables()) {
            if (table.families().contains(family)) {
                table.chains().values().stream()
                        .filter(chain -> chain.base() != null && chain.base().hook() == hook)
                        .forEach(chain -> members.add(new Member(table, chain)));
            }
        }
        members.sort(Comparator.comparingInt(Member::effectivePriority)
                .thenComparing(member -> member.base().nat())
                .thenComparingInt(member -> member.base().priority()));
        List<Stage> stages = new ArrayList<>();
        for (Member member : members) {
            Stage last = stages.isEmpty() ? null : stages.get(stages.size() - 1);
            if (last != null
                    && last.priority == member.effectivePriority()
                    && last.nat == member.base().nat()) {
                last.members.add(member);
            } else {
                stages.add(
                        new Stage(member.effectivePriority(), member.base().nat(), new ArrayList<>(List.of(member))));
            }
        }
        return stages;
    }

    /** Those whom the stage may let pass. */
    Flows run(Flows flows, Ledger ledger, Budget budget) {
        Flows here = flows.map(packet -> packet.at(packet.place().at(priority)));
        return nat ? translate(here, ledger, budget) : filter(here, ledger, budget);
    }

    private Flows translate(Flows flows, Ledger ledger, Budget budget) {
        Flows done = new Flows();
        Flows left = new Flows();
        for (Flow flow : flows.each()) {
            (first(flow.packet()) ? left : done).add(flow.packet(), flow.peers());
        }
        for (Member member : members) {
            Flows passed = new Traversal(member.table, member.chain, ledger, budget).run(left);
            left = new Flows();
            for (Flow flow : passed.each()) {
                (translated(flow.packet(), member.base().hook()) ? done : left).add(flow.packet(), flow.peers());
            }
        }
        done.add(left);
        return done;
    }

    private static boolean first(Packet packet) {
        return packet.states().contains(ConnectionState.NEW);
    }

    private static boolean translated(Packet packet, Hook hook) {
        boolean early = hook == Hook.PREROUTING || hook == Hook.OUTPUT;
        return early ? packet.tags().destinationTranslated() : packet.tags().sourceTranslated();
    }

    private Flows filter(Flows flows, Ledger ledger, Budget budget) {
        Flows at = flows;
        AddressSet passing = AddressSet.all();
        for (Member member : members) {
            Flows seen = new Flows();
            Flows unseen = new Flows();
            for (Flow flow : at.each()) {
                Match match = sees(member.base(), flow.packet().place());
                seen.add(flow.packet(), flow.among(match.possible()));
                unseen.add(flow.packet(), flow.peers().subtract(match.certain()));
            }
            Flows passed = seen.isEmpty() ? seen : new Traversal(member.table, member.chain, ledger, budget).run(seen);
            passed.add(unseen);
            if (members.size() == 1) {
                return passed;
            }
            AddressSet alive = passed.peers();
            AddressSet lost = at.peers().subtract(alive);
            passing = passing.intersect(alive);
            passed.add(at.among(lost));
            at = passed;
        }
        return at.among(passing);
    }

    private static Match sees(Base base, Place place) {
        if (base.devices().isEmpty()) {
            return Match.ALWAYS;
        }
        Match match = Match.NEVER;
        for (InterfacePattern device : base.devices()) {
            match = match.or((place.hook() == Hook.EGRESS ? place.out() : place.in()).matches(device));
        }
        return match;
    }
}
