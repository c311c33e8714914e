package dev.origindoctor.accuracy;

import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.zoo.EdgeMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The page that says how often the doctor was right. */
final class AccuracyPage {
    private final List<Outcome> outcomes;
    private final StringBuilder page = new StringBuilder();

    private AccuracyPage(List<Outcome> outcomes) {
        this.outcomes = outcomes;
    }

    static String of(List<Outcome> outcomes, Peers peers, List<EdgeMatrix.Cell> edges) {
        AccuracyPage page = new AccuracyPage(outcomes);
        page.opening();
        page.figures();
        page.rings();
        page.peers(peers);
        page.page.append(EdgesPage.of(edges));
        page.times();
        page.confusion();
        page.misses();
        page.untold();
        return page.page.toString();
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    private void opening() {
        line("# How often the doctor is right");
        line("");
        line("Written by `./mvnw -Pzoo verify`, which plants every case really and asks. What a case is, and what its");
        line(
                "visitor gets, is stated by its author from the edge's documentation, not taken from the model under test;");
        line("the cases stand in tables in `examples/accuracy`. `examples/zoo/README.md` says how to add one.");
        line("");
        for (Knowledge knowledge : Knowledge.values()) {
            line("- **" + knowledge.title() + "**: " + knowledge.meaning() + ".");
        }
        line("");
    }

    private void figures() {
        line("## Figures");
        line("");
        line(
                "Fault and status count where the wire or the rules decide them with that much knowledge. Top 1 and top 3 say");
        line(
                "how often the planted cause is ranked first, or among three. The Brier score (0 is certain and right, 2 certain");
        line(
                "and wrong) is that of the broken origins; beside it that of somebody who knows the table of priors and that");
        line(
                "something is wrong. A third of the cases, chosen by a checksum of their names, is held out: the table of");
        line(
                "likelihoods must not be fitted on them. Some troubles do not show to everybody: a prober that is let in sees");
        line("nothing of a rule against the edge. The promised figures are those of the cases whose trouble shows.");
        line("");
        head();
        for (Knowledge knowledge : Knowledge.values()) {
            row(knowledge.title() + ", all", Bounds.at(knowledge, outcomes));
            row(knowledge.title() + ", where the trouble shows", Bounds.showing(knowledge, outcomes));
            row(knowledge.title() + ", to be fitted on", where(knowledge, planted -> !planted.heldOut()));
            row(knowledge.title() + ", held out", where(knowledge, PlantedCase::heldOut));
        }
        line("");
    }

    private List<Outcome> where(Knowledge knowledge, Predicate<PlantedCase> of) {
        return Bounds.at(knowledge, outcomes).stream()
                .filter(outcome -> of.test(outcome.planted()))
                .toList();
    }

    private void head() {
        line("| | cases | fault right | status right | top 1 | top 3 | Brier | prior's |");
        line("|---|---|---|---|---|---|---|---|");
    }

    private void row(String name, List<Outcome> of) {
        Figures figures = Figures.of(of);
        line(String.format(
                Locale.ROOT,
                "| %s | %d | %d of %d | %d of %d | %.3f | %.3f | %.2f | %.2f |",
                name,
                figures.answers(),
                figures.faults(),
                figures.decided(),
                figures.statuses(),
                figures.decided(),
                figures.top1(),
                figures.top3(),
                figures.brier(),
                figures.priorBrier()));
    }

    private void rings() {
        line("## Rings");
        line("");
        head();
        for (PlantedCase.Ring ring : PlantedCase.Ring.values()) {
            for (Knowledge knowledge : Knowledge.values()) {
                List<Outcome> those = where(knowledge, planted -> planted.ring() == ring);
                if (!those.isEmpty()) {
                    row(ring.title() + ", " + knowledge.title(), those);
                }
            }
        }
        line("");
    }

    private void peers(Peers peers) {
        line("## What others tell apart");
        line("");
        line(
                "The same origins of the lab, asked by tools that everybody has, from the same ordinary address: how many");
        line(
                "different answers they give, and to what share of the pairs of cases with different causes they give different");
        line(
                "answers. An answer of theirs is an exit code, a status, or the state of a port and its reason: no cause.");
        line("");
        line("| | answers | pairs told apart |");
        line("|---|---|---|");
        peers.toldApart(outcomes).forEach((tool, share) -> line("| " + tool + " | " + share + " |"));
        line("");
    }

    private void times() {
        line("## How long it takes");
        line("");
        line(
                "A diagnosis has five seconds, and longer where the case's point is a wait. On a machine that runs several at");
        line("once, in seconds:");
        line("");
        line("| | cases | median | longest |");
        line("|---|---|---|---|");
        times(
                "without a wait",
                outcomes.stream().filter(one -> !one.planted().waits()).toList());
        times(
                "with a wait",
                outcomes.stream().filter(one -> one.planted().waits()).toList());
        line("");
    }

    private void times(String name, List<Outcome> of) {
        List<Long> sorted =
                of.stream().map(one -> one.took().toMillis()).sorted().toList();
        if (!sorted.isEmpty()) {
            line(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %.1f |",
                    name,
                    sorted.size(),
                    sorted.get(sorted.size() / 2) / 1000.0,
                    sorted.get(sorted.size() - 1) / 1000.0));
        }
    }

    /** What was planted against what was ranked first, by groups of causes, with all that is known. */
    private void confusion() {
        line("## What is taken for what");
        line("");
        line("Groups of causes, each case with all that can be known of it: planted in rows, ranked first in columns.");
        line("");
        line("| planted | "
                + Arrays.stream(Cause.Group.values()).map(Cause.Group::title).collect(Collectors.joining(" | "))
                + " |");
        line("|---" + "|---".repeat(Cause.Group.values().length) + "|");
        List<Outcome> best = outcomes.stream().filter(AccuracyPage::isBest).toList();
        for (Cause.Group planted : Cause.Group.values()) {
            StringBuilder row = new StringBuilder("| ").append(planted.title());
            for (Cause.Group first : Cause.Group.values()) {
                long count = best.stream()
                        .filter(outcome -> outcome.planted().cause().group() == planted)
                        .filter(outcome -> outcome.first()
                                .filter(cause -> cause.group() == first)
                                .isPresent())
                        .count();
                row.append(" | ").append(count == 0 ? "" : count);
            }
            line(row + " |");
        }
        line("");
    }

    private static boolean isBest(Outcome outcome) {
        List<Knowledge> levels = outcome.planted().levels();
        return outcome.knowledge() == levels.get(levels.size() - 1);
    }

    private void untold() {
        line("");
        line("## What cannot be told");
        line("");
        line(
                "A route that loses everything before it reaches the machine, and a provider's filter that drops, look alike to");
        line(
                "prober, edge and machine: only a trace along the way, or the provider, tells them apart. A queue that overflows");
        line(
                "now and then is told only if it does while somebody looks. One lost packet among three is chance or a way that");
        line("loses packets; nine connections more tell which, unless the time is up.");
    }

    private void misses() {
        line("## Misses");
        line("");
        line("Every answer whose first cause is not the planted one.");
        line("");
        line("| case | planted | "
                + Arrays.stream(Knowledge.values()).map(Knowledge::title).collect(Collectors.joining(" | ")) + " |");
        line("|---|---|---|---|---|");
        Map<String, List<Outcome>> missed = outcomes.stream()
                .filter(outcome -> !outcome.among(1))
                .collect(Collectors.groupingBy(outcome -> outcome.planted().id(), TreeMap::new, Collectors.toList()));
        missed.forEach((id, those) -> {
            StringBuilder row = new StringBuilder();
            for (Knowledge knowledge : Knowledge.values()) {
                row.append(" | ")
                        .append(those.stream()
                                .filter(outcome -> outcome.knowledge() == knowledge)
                                .map(outcome -> String.join(", ", outcome.ranking(3)))
                                .findFirst()
                                .orElse(""));
            }
            line("| " + id + " | " + those.get(0).planted().cause().id() + row + " |");
        });
    }
}
