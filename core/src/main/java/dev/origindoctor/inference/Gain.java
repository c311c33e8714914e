package dev.origindoctor.inference;

import dev.origindoctor.finding.Topic;
import dev.origindoctor.taxonomy.Cause;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How much an answer to a question is expected to tell, in bits: the mutual information between the causes as they
 * stand and the clues that answer the question, both from the knowledge base.
 */
@SuppressWarnings("EnumOrdinal") // an array that lives as long as the enum itself
final class Gain {
    private final KnowledgeBase knowledge;
    private final double[] causes;
    private volatile double @Nullable [] gains;

    Gain(KnowledgeBase knowledge, Posterior posterior) {
        this.knowledge = knowledge;
        this.causes = posterior.probabilities();
    }

    /** The expected gain of asking about {@code topic}. */
    double of(Topic topic) {
        double[] known = gains;
        if (known == null) {
            known = Arrays.stream(Topic.values()).mapToDouble(this::expected).toArray();
            gains = known;
        }
        return known[topic.ordinal()];
    }

    private double expected(Topic topic) {
        KnowledgeBase.Answers answers = knowledge.given(topic);
        double gain = 0;
        for (int answer = 0; answer < answers.probabilities().length; answer++) {
            gain += told(answers.probabilities()[answer], answers.information()[answer]);
        }
        return Math.max(0, gain);
    }

    /** How probable the likeliest cause is. */
    double surest() {
        return causes[likeliest(causes)];
    }

    /** Whether that is no trouble at all. */
    boolean looksWell() {
        return KnowledgeBase.causes().get(likeliest(causes)) == Cause.HEALTHY;
    }

    /** Whether an answer about {@code topic} that is not less likely than {@code remote} puts another cause first. */
    boolean mayOverturn(Topic topic, double remote) {
        return Arrays.stream(knowledge.given(topic).probabilities()).anyMatch(answer -> {
            double[] then = new double[causes.length];
            Arrays.setAll(then, cause -> causes[cause] * answer[cause]);
            return Arrays.stream(then).sum() >= remote && likeliest(then) != likeliest(causes);
        });
    }

    private static int likeliest(double[] weights) {
        int best = 0;
        for (int cause = 1; cause < weights.length; cause++) {
            best = weights[cause] > weights[best] ? cause : best;
        }
        return best;
    }

    private double told(double[] probabilities, double[] information) {
        double whole = 0;
        double told = 0;
        for (int cause = 0; cause < causes.length; cause++) {
            whole += causes[cause] * probabilities[cause];
            told += causes[cause] * information[cause];
        }
        return told - whole * Posterior.log2(whole);
    }
}
