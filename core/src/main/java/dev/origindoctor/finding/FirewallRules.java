package dev.origindoctor.finding;

import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.finding.Walls.Stretch;
import dev.origindoctor.firewall.DecidingRule;
import dev.origindoctor.firewall.Outcome;
import dev.origindoctor.firewall.Owner;
import dev.origindoctor.observation.Fact;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the host's own ruleset, evaluated over all of the edge's addresses, proves. */
final class FirewallRules {
    private static final double ALL = 0.999;

    /** Bans name addresses; who blocks more of the edge than this blocks networks. */
    private static final double ADDRESSES = 0.001;

    private static final Set<Owner> GUARDS = Set.of(Owner.FAIL2BAN, Owner.IMUNIFY360, Owner.CPHULK);

    private FirewallRules() {}

    /** The ruleset lets the whole edge in, keeps all of it out, or a part; what it cannot tell is a gap. */
    static void edge(Scene scene, Notes notes) {
        Walls walls = scene.walls();
        if (walls == null || !walls.known()) {
            return;
        }
        double rejected = walls.share(Outcome.REJECT);
        double dropped = walls.share(Outcome.DROP, Outcome.STALL);
        if (rejected + dropped >= ALL) {
            Clue clue = rejected >= dropped ? Clue.FIREWALL_REJECTS_ALL_OF_EDGE : Clue.FIREWALL_DROPS_ALL_OF_EDGE;
            note(
                    scene,
                    notes,
                    clue,
                    rejected >= dropped ? Set.of(Outcome.REJECT) : Set.of(Outcome.DROP, Outcome.STALL));
        } else if (rejected + dropped > 0) {
            Clue clue = rejected + dropped <= ADDRESSES
                    ? Clue.FIREWALL_BLOCKS_EDGE_ADDRESSES
                    : Clue.FIREWALL_BLOCKS_PART_OF_EDGE;
            note(scene, notes, clue, Set.of(Outcome.REJECT, Outcome.DROP, Outcome.STALL));
        } else if (walls.share(Outcome.ACCEPT) >= ALL) {
            Says says = Says.with(scene.edge(), scene.origin().port());
            notes.add(Clue.FIREWALL_ACCEPTS_EDGE, says, "firewall");
        }
    }

    private static void note(Scene scene, Notes notes, Clue clue, Set<Outcome> outcomes) {
        Walls walls = scene.walls();
        Stretch widest = walls == null ? null : widest(walls, outcomes);
        if (walls == null || widest == null) {
            return;
        }
        double share = walls.share(outcomes.toArray(Outcome[]::new));
        String form = widest.part().outcome() == Outcome.REJECT ? "rejects" : "drops";
        DecidingRule rule = widest.part().rule();
        Object which = rule == null ? Says.part("ruleset_default") : rule.text();
        Says says = Says.as(form, which, percent(share), scene.edge(), networks(walls, outcomes));
        String source = rule == null ? "firewall" : rule.file() + ":" + rule.line();
        notes.add(clue, says, source, Fact.of("share", percent(share).english()), Fact.of("owner", owner(widest)));
        if (GUARDS.contains(widest.part().owner())) {
            notes.add(Clue.EDGE_BANNED, Says.as("by_rule", owner(widest), networks(walls, outcomes)), source);
        }
    }

    private static @org.jspecify.annotations.Nullable Stretch widest(Walls walls, Set<Outcome> outcomes) {
        return walls.stretches().stream()
                .filter(stretch -> outcomes.contains(stretch.part().outcome()))
                .max(Comparator.comparingDouble(Stretch::share))
                .orElse(null);
    }

    private static String owner(Stretch stretch) {
        Owner owner = stretch.part().owner();
        return owner == null ? Owner.HAND_WRITTEN.id() : owner.id();
    }

    private static Phrase networks(Walls walls, Set<Outcome> outcomes) {
        List<String> networks = walls.stretches().stream()
                .filter(stretch -> outcomes.contains(stretch.part().outcome()))
                .flatMap(stretch -> stretch.part().sources().cidrs().stream())
                .map(Object::toString)
                .distinct()
                .toList();
        String few = networks.stream().limit(4).collect(Collectors.joining(", "));
        return networks.size() > 4 ? Says.part("and_more", few, networks.size() - 4) : Phrase.verbatim(few);
    }

    private static Phrase percent(double share) {
        if (share > 0 && share < 0.01) {
            return Says.part("less_than_percent", 1);
        }
        return share > 0.99 && share < 1
                ? Says.part("more_than_percent", 99)
                : Says.part("percent", Math.round(share * 100));
    }

    /** What depends on more than the rules, such as a rate, is undecided; a limit is a finding of its own. */
    static void undecided(Scene scene, Notes notes) {
        Walls walls = scene.walls();
        if (walls == null || walls.share(Outcome.MAYBE) <= 0) {
            return;
        }
        Stretch widest = widest(walls, Set.of(Outcome.MAYBE));
        String why = widest == null || widest.part().why() == null
                ? ""
                : widest.part().why();
        DecidingRule rule = widest == null ? null : widest.part().rule();
        Object because = why.isEmpty() ? Says.part("rules_do_not_tell") : why;
        String where = rule == null ? "" : " (" + rule.file() + ":" + rule.line() + ")";
        notes.gap("what_ruleset_does", percent(walls.share(Outcome.MAYBE)), because, where);
        if (rule != null && rule.text().matches(".*\\b(limit|hashlimit|connlimit|recent|meter)\\b.*")) {
            notes.add(Clue.FIREWALL_LIMITS_EDGE, Says.with(rule.text()), rule.file() + ":" + rule.line());
        }
    }
}
