package dev.origindoctor.accuracy;

import dev.origindoctor.inference.KnowledgeBase;
import dev.origindoctor.taxonomy.Cause;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How often the answers were right.
 *
 * @param answers how many answers there are
 * @param decided in how many of them fault and status are decided
 * @param faults how many of those have the right fault
 * @param statuses how many of those have the right status
 * @param first how many answers name the planted cause first
 * @param three how many name it among the first three
 * @param brier the mean Brier score of the answers about broken origins
 * @param priorBrier the same for somebody who knows that something is wrong, and the table of priors
 */
record Figures(
        int answers, int decided, int faults, int statuses, int first, int three, double brier, double priorBrier) {
    private static final Set<Cause> NOTHING_WRONG = Set.of(Cause.HEALTHY, Cause.PROBER_LIMITED);

    static Figures of(Collection<Outcome> outcomes) {
        List<Outcome> decided = outcomes.stream().filter(Outcome::decided).toList();
        List<Outcome> broken = outcomes.stream()
                .filter(outcome -> !NOTHING_WRONG.contains(outcome.planted().cause()))
                .toList();
        Map<Cause, Double> prior = prior();
        return new Figures(
                outcomes.size(),
                decided.size(),
                count(decided.stream().filter(Outcome::faultRight).count()),
                count(decided.stream().filter(Outcome::statusRight).count()),
                count(outcomes.stream().filter(outcome -> outcome.among(1)).count()),
                count(outcomes.stream().filter(outcome -> outcome.among(3)).count()),
                broken.stream().mapToDouble(Outcome::brier).average().orElse(0),
                broken.stream()
                        .mapToDouble(outcome ->
                                Outcome.brier(prior, outcome.planted().cause()))
                        .average()
                        .orElse(0));
    }

    private static int count(long number) {
        return Math.toIntExact(number);
    }

    private static Map<Cause, Double> prior() {
        KnowledgeBase knowledge = KnowledgeBase.standard();
        Map<Cause, Double> prior = new EnumMap<>(Cause.class);
        KnowledgeBase.causes().stream()
                .filter(cause -> !NOTHING_WRONG.contains(cause))
                .forEach(cause -> prior.put(cause, knowledge.prior(cause)));
        double whole = prior.values().stream().mapToDouble(Double::doubleValue).sum();
        prior.replaceAll((cause, part) -> part / whole);
        return prior;
    }

    double top1() {
        return share(first, answers);
    }

    double top3() {
        return share(three, answers);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
