package dev.origindoctor.firewall.evaluation;

import dev.origindoctor.firewall.packet.Ends;
import dev.origindoctor.firewall.packet.Hook;
import dev.origindoctor.firewall.packet.Match;
import dev.origindoctor.firewall.packet.Step;
import dev.origindoctor.firewall.rules.Verdict;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.AddressSetBuilder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the ways in which connections may end: a source whose connection can end in one way only ends so
 * for certain; of another, nothing is claimed.
 */
final class Judgement {
    private final AddressSet sources;
    private final Map<Step, Ledger> ledgers = new EnumMap<>(Step.class);
    private final List<Entry> entries = new ArrayList<>();
    private AddressSet handedOn = AddressSet.empty();

    private record Entry(
            Fate fate, AddressSet peers, @Nullable Decider decider) {}

    Judgement(AddressSet sources) {
        this.sources = sources;
        for (Step step : Step.values()) {
            ledgers.put(step, new Ledger());
        }
    }

    AddressSet sources() {
        return sources;
    }

    Ledger ledger(Step step) {
        return ledgers.getOrDefault(step, new Ledger());
    }

    /** A rule has ended the way of a packet, and this may be what these peers see of it. */
    void ended(Fate fate, Flows seen, Ending ending) {
        entries.add(new Entry(fate, seen.peers(), ending.decider()));
    }

    /** All packets of these connections may have passed. */
    void passed(Flows flows) {
        for (Flow flow : flows.each()) {
            entries.add(new Entry(Fate.ACCEPT, flow.peers(), null));
            if (handedOn(flow.packet().ends())) {
                entries.add(new Entry(Fate.UNKNOWN, flow.peers(), null));
                handedOn = handedOn.union(flow.peers());
            }
        }
    }

    /**
     * Whether the connection goes to another port or machine, and no rule vouches for something being there. Docker's
     * rules, which know the container's network, do.
     */
    private static boolean handedOn(Ends ends) {
        Match atHost = ends.atHost();
        return !atHost.decided() || (ends.translated() && !atHost.certain().isEmpty());
    }

    /** The sources divided by their fate and by the rule that decides it. */
    List<Share> shares() {
        collect(Step.SYN, Fate.DROP);
        collect(Step.REJECTION, Fate.DROP);
        collect(Step.SYN_ACK, Fate.DROP);
        collect(Step.DATA, Fate.STALL);
        collect(Step.REPLY, Fate.STALL);
        Map<Fate, AddressSet> possible = possible();
        List<Share> shares = new ArrayList<>();
        AddressSet open = sources;
        for (Map.Entry<Fate, AddressSet> one : possible.entrySet()) {
            AddressSet certain = certain(one.getKey(), possible);
            open = open.subtract(certain);
            decide(one.getKey(), certain, shares);
        }
        undecided(open, possible, shares);
        return shares;
    }

    private void collect(Step step, Fate lost) {
        for (Ending ending : ledger(step).endings()) {
            boolean answered = (step == Step.SYN || step == Step.DATA) && ending.verdict() instanceof Verdict.Reject;
            if (ending.verdict() == Verdict.ANYTHING) {
                entries.add(new Entry(Fate.UNKNOWN, ending.peers(), ending.decider()));
            } else if (ending.verdict() != Verdict.ACCEPT && !answered) {
                entries.add(new Entry(lost, ending.peers(), ending.decider()));
            }
        }
    }

    private Map<Fate, AddressSet> possible() {
        Map<Fate, AddressSetBuilder> builders = new LinkedHashMap<>();
        entries.forEach(entry -> builders.computeIfAbsent(entry.fate, fate -> AddressSet.builder())
                .add(entry.peers));
        Map<Fate, AddressSet> possible = new LinkedHashMap<>();
        builders.forEach((fate, builder) -> possible.put(fate, builder.build()));
        return possible;
    }

    private static AddressSet certain(Fate fate, Map<Fate, AddressSet> possible) {
        if (fate.equals(Fate.UNKNOWN)) {
            return AddressSet.empty();
        }
        AddressSet certain = possible.getOrDefault(fate, AddressSet.empty());
        for (Map.Entry<Fate, AddressSet> other : possible.entrySet()) {
            certain = other.getKey().equals(fate) ? certain : certain.subtract(other.getValue());
        }
        return certain;
    }

    private void decide(Fate fate, AddressSet certain, List<Share> shares) {
        Shrinking left = new Shrinking(certain);
        List<Entry> candidates = fate.equals(Fate.ACCEPT)
                ? acceptances()
                : entries.stream().filter(entry -> entry.fate.equals(fate)).toList();
        for (Entry entry : candidates) {
            AddressSet part = left.among(entry.peers);
            if (!part.isEmpty() && entry.decider != null) {
                left.take(part);
                shares.add(Share.certain(part, fate, entry.decider));
            }
        }
        if (!left.left().isEmpty()) {
            shares.add(Share.certain(left.left(), fate, null));
        }
    }

    /** What is said to have let a SYN in: first the rules that filter for a socket or a container, last the policies. */
    private List<Entry> acceptances() {
        List<Entry> ordered = new ArrayList<>();
        Predicate<Decider> filters = decider ->
                (decider.base().hook() == Hook.INPUT || decider.base().hook() == Hook.FORWARD)
                        && !decider.base().nat();
        List<Predicate<Decider>> classes = List.of(
                decider -> filters.test(decider)
                        && !decider.policy()
                        && decider.base().priority() >= 0,
                decider -> filters.test(decider) && !decider.policy(),
                decider -> filters.test(decider) && decider.base().priority() >= 0,
                filters);
        for (Predicate<Decider> wanted : classes) {
            ledger(Step.SYN).endings().stream()
                    .filter(ending -> ending.verdict() == Verdict.ACCEPT && wanted.test(ending.decider()))
                    .forEach(ending -> ordered.add(new Entry(Fate.ACCEPT, ending.peers(), ending.decider())));
        }
        return ordered;
    }

    private void undecided(AddressSet open, Map<Fate, AddressSet> possible, List<Share> shares) {
        Shrinking left = new Shrinking(open);
        for (Doubt doubt : ledger(Step.SYN).translations()) {
            blame(new Doubt(doubt.peers().intersect(handedOn), doubt.decider(), doubt.why()), left, possible, shares);
        }
        for (Step step : Step.values()) {
            for (Doubt doubt : ledger(step).doubts()) {
                blame(doubt, left, possible, shares);
            }
        }
        split(left.left(), null, possible, shares);
    }

    private static void blame(Doubt doubt, Shrinking left, Map<Fate, AddressSet> possible, List<Share> shares) {
        AddressSet part = left.isEmpty() ? AddressSet.empty() : left.among(doubt.peers());
        left.take(part);
        split(part, doubt, possible, shares);
    }

    /** Divides what cannot be told by what is possible. */
    private static void split(
            AddressSet part, @Nullable Doubt doubt, Map<Fate, AddressSet> possible, List<Share> shares) {
        Map<List<Fate>, AddressSet> cells = new LinkedHashMap<>();
        cells.put(List.of(), part);
        for (Map.Entry<Fate, AddressSet> fate : possible.entrySet()) {
            Map<List<Fate>, AddressSet> finer = new LinkedHashMap<>();
            cells.forEach((fates, cell) -> {
                List<Fate> more = new ArrayList<>(fates);
                if (!fate.getKey().equals(Fate.UNKNOWN)) {
                    more.add(fate.getKey());
                }
                finer.merge(fates, cell.subtract(fate.getValue()), AddressSet::union);
                finer.merge(more, cell.intersect(fate.getValue()), AddressSet::union);
            });
            finer.values().removeIf(AddressSet::isEmpty);
            cells = finer;
        }
        cells.forEach((fates, cell) -> {
            if (!cell.isEmpty()) {
                shares.add(new Share(
                        cell,
                        Fate.UNKNOWN,
                        doubt == null ? null : doubt.decider(),
                        fates,
                        doubt == null ? null : doubt.why()));
            }
        });
    }
}
