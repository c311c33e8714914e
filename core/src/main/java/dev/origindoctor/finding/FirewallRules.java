package dev.origindoctor.finding;

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
            note(scene, notes, Clue.FIREWALL_BLOCKS_PART_OF_EDGE, Set.of(Outcome.REJECT, Outcome.DROP, Outcome.STALL));
        } else if (walls.share(Outcome.ACCEPT) >= ALL) {
            String says = "the host's ruleset lets all of " + scene.edge().title() + " in to port "
                    + scene.origin().port();
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
        String verb = widest.part().outcome() == Outcome.REJECT ? "rejects" : "drops";
        DecidingRule rule = widest.part().rule();
        String which = rule == null ? "the ruleset's default" : rule.text();
        String says = which + " " + verb + " " + percent(share) + " of "
                + scene.edge().title() + "'s addresses: " + networks(walls, outcomes);
        String source = rule == null ? "firewall" : rule.file() + ":" + rule.line();
        notes.add(clue, says, source, Fact.of("share", percent(share)), Fact.of("owner", owner(widest)));
        if (GUARDS.contains(widest.part().owner())) {
            notes.add(Clue.EDGE_BANNED, owner(widest) + " bans " + networks(walls, outcomes), source);
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

    private static String networks(Walls walls, Set<Outcome> outcomes) {
        List<String> networks = walls.stretches().stream()
                .filter(stretch -> outcomes.contains(stretch.part().outcome()))
                .flatMap(stretch -> stretch.part().sources().cidrs().stream())
                .map(Object::toString)
                .distinct()
                .toList();
        String few = networks.stream().limit(4).collect(Collectors.joining(", "));
        return networks.size() > 4 ? few + " and " + (networks.size() - 4) + " more" : few;
    }

    private static String percent(double share) {
        return share > 0 && share < 0.01 ? "less than 1 %" : Math.round(share * 100) + " %";
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
        String because = why.isEmpty() ? "the rules alone do not tell" : why;
        notes.gap(
                "what the ruleset does to " + percent(walls.share(Outcome.MAYBE)) + " of the edge's addresses",
                rule == null ? because : because + " (" + rule.file() + ":" + rule.line() + ")");
        if (rule != null && rule.text().matches(".*\\b(limit|hashlimit|connlimit|recent|meter)\\b.*")) {
            notes.add(
                    Clue.FIREWALL_LIMITS_EDGE,
                    "a limit by source decides about the edge: " + rule.text(),
                    rule.file() + ":" + rule.line());
        }
    }
}
