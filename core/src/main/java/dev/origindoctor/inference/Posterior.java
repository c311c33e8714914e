package dev.origindoctor.inference;

import dev.origindoctor.diagnosis.Evidence;
import dev.origindoctor.finding.Clue;
import dev.origindoctor.finding.Found;
import dev.origindoctor.finding.Topic;
import dev.origindoctor.taxonomy.Cause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How probable each cause is once the findings are known: naive Bayes in log space. Clues that answer the same
 * question depend on one another; of those a cause is charged only for the one that it explains worst, so that
 * nothing counts twice and a clue that suits a cause best never costs it anything. Clues that no cause explains
 * together contradict each other: they are named, and count half; unless one of them lies behind the end of the edge's
 * way, for then it is another matter's: it hardly counts, and the other counts whole. Where a fault is proved, whatever
 * its cause, the origin is not well.
 */
@SuppressWarnings("EnumOrdinal") // columns of arrays that live as long as the enum itself
public final class Posterior {
    /** Below this, as a share of what the best cause could have, no cause explains two clues together. */
    private static final double CONTRADICTION = 0.012;

    private static final double CONTRADICTED = 0.5;

    private static final double BEHIND_THE_END = 0.05;

    /** A weight below this, in bits, tells a cause from nothing. */
    private static final double TELLING = 0.3;

    private final KnowledgeBase knowledge;
    private final Set<Clue> clues;
    private final boolean faulty;
    private final List<Contradiction> contradictions;
    private final Map<Clue, Double> discounts = new EnumMap<>(Clue.class);
    private final double[] probabilities;
    private final List<Cause> ranking;

    private Posterior(KnowledgeBase knowledge, Set<Clue> clues, @Nullable Step end, boolean faulty) {
        this.knowledge = knowledge;
        this.clues = clues;
        this.faulty = faulty;
        this.contradictions = contradictions();
        contradictions.forEach(pair -> discount(pair, end));
        this.probabilities = computed();
        this.ranking = ranked();
    }

    /** Two clues that no cause explains together. */
    public record Contradiction(Clue one, Clue other) {}

    /** What the causes' probabilities are, given these clues. */
    public static Posterior of(KnowledgeBase knowledge, Iterable<Clue> clues) {
        return of(knowledge, clues, null, false);
    }

    /**
     * The same where all the edge's connections end in {@code end}, for what lies behind it has no part in that; and where
     * the verdict is that there is a fault.
     */
    static Posterior of(KnowledgeBase knowledge, Iterable<Clue> clues, @Nullable Step end, boolean faulty) {
        Set<Clue> telling = EnumSet.noneOf(Clue.class);
        clues.forEach(telling::add);
        telling.retainAll(knowledge.telling());
        return new Posterior(knowledge, telling, end, faulty);
    }

    private void discount(Contradiction pair, @Nullable Step end) {
        boolean oneIsBehind = end != null && end.hides(pair.one());
        boolean otherIsBehind = end != null && end.hides(pair.other());
        if (oneIsBehind == otherIsBehind) {
            discounts.merge(pair.one(), CONTRADICTED, Math::min);
            discounts.merge(pair.other(), CONTRADICTED, Math::min);
        } else {
            discounts.merge(oneIsBehind ? pair.one() : pair.other(), BEHIND_THE_END, Math::min);
        }
    }

    /** How probable {@code cause} is; over all causes this sums to 1. */
    public double probability(Cause cause) {
        return probabilities[cause.ordinal()];
    }

    /** Every cause, most probable first; where two are equal, the vocabulary's order. */
    public List<Cause> ranking() {
        return ranking;
    }

    private List<Cause> ranked() {
        return KnowledgeBase.causes().stream()
                .sorted(Comparator.comparingDouble(this::probability).reversed())
                .toList();
    }

    /** The pairs of clues that contradict each other. */
    public List<Contradiction> contradicting() {
        return contradictions;
    }

    /**
     * What moved {@code cause}, strongest first: of each topic the one finding that it was charged for, as far as that
     * tells it from the others at all.
     */
    public List<Evidence> evidence(Cause cause, List<Found> found) {
        Map<Topic, Found> speaking = new TreeMap<>();
        for (Found one : found) {
            if (clues.contains(one.clue())) {
                speaking.merge(one.clue().topic(), one, (first, other) -> worse(cause, first, other));
            }
        }
        return speaking.values().stream()
                .map(one -> new Evidence(one.finding(), weight(one.clue(), cause)))
                .filter(each -> Math.abs(each.weight()) >= TELLING)
                .sorted(Comparator.comparingDouble((Evidence each) -> -Math.abs(each.weight())))
                .toList();
    }

    private Found worse(Cause cause, Found one, Found other) {
        return suits(other.clue(), cause) < suits(one.clue(), cause) ? other : one;
    }

    /** The logarithm, base 2, of how much likelier the clue is under the cause than on the whole. */
    double weight(Clue clue, Cause cause) {
        return exponent(clue) * log2(knowledge.likelihood(clue, cause) / knowledge.whole(clue));
    }

    double[] probabilities() {
        return probabilities.clone();
    }

    private double[] computed() {
        double[] scores = knowledge.logPriors().clone();
        double[] charges = charges(scores.length);
        if (faulty) {
            charges[Cause.HEALTHY.ordinal()] = Double.NEGATIVE_INFINITY;
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int cause = 0; cause < scores.length; cause++) {
            scores[cause] += charges[cause];
            best = Math.max(best, scores[cause]);
        }
        return normalised(scores, best);
    }

    private static double[] normalised(double[] scores, double best) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i] - best);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
        return scores;
    }

    /** What the clues cost each cause: for each question, the answer that it explains worst. */
    private double[] charges(int causes) {
        double[] sums = new double[causes];
        Map<Topic, double[]> worst = new EnumMap<>(Topic.class);
        for (Clue clue : clues) {
            double[] charges = knowledge.charges(clue);
            double exponent = exponent(clue);
            double[] topic = worst.computeIfAbsent(clue.topic(), none -> new double[causes]);
            for (int cause = 0; cause < causes; cause++) {
                topic[cause] = Math.min(topic[cause], exponent * charges[cause]);
            }
        }
        worst.values().forEach(topic -> {
            for (int cause = 0; cause < causes; cause++) {
                sums[cause] += topic[cause];
            }
        });
        return sums;
    }

    /** How well a cause explains a clue, next to the cause that explains it best: 1 for that one. */
    private double suits(Clue clue, Cause cause) {
        return knowledge.suits(clue)[cause.ordinal()];
    }

    private double exponent(Clue clue) {
        return discounts.getOrDefault(clue, 1.0);
    }

    private List<Contradiction> contradictions() {
        List<Contradiction> pairs = new ArrayList<>();
        for (Clue one : clues) {
            for (Clue other : clues) {
                if (one.ordinal() < other.ordinal() && one.topic() != other.topic() && !explained(one, other)) {
                    pairs.add(new Contradiction(one, other));
                }
            }
        }
        return List.copyOf(pairs);
    }

    private boolean explained(Clue one, Clue other) {
        double[] suitsOne = knowledge.suits(one);
        double[] suitsOther = knowledge.suits(other);
        for (int cause = 0; cause < suitsOne.length; cause++) {
            if (suitsOne[cause] * suitsOther[cause] > CONTRADICTION) {
                return true;
            }
        }
        return false;
    }

    static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
