package dev.origindoctor.inference;

import dev.origindoctor.finding.Topic;

/**
 * How much an answer to a question is expected to tell, in bits: the mutual information between the causes as they
 * stand and the clues that answer the question, both from the knowledge base.
 */
final class Gain {
    private final KnowledgeBase knowledge;
    private final double[] causes;

    Gain(KnowledgeBase knowledge, Posterior posterior) {
        this.knowledge = knowledge;
        this.causes = posterior.probabilities();
    }

    /** The expected gain of asking about {@code topic}. */
    double of(Topic topic) {
        double gain = 0;
        for (double[] answer : knowledge.given(topic)) {
            double whole = 0;
            for (int cause = 0; cause < causes.length; cause++) {
                whole += causes[cause] * answer[cause];
            }
            gain += told(answer, whole);
        }
        return Math.max(0, gain);
    }

    private double told(double[] answer, double whole) {
        double told = 0;
        for (int cause = 0; cause < causes.length; cause++) {
            double joint = causes[cause] * answer[cause];
            if (joint > 1e-9) {
                told += joint * Posterior.log2(answer[cause] / whole);
            }
        }
        return told;
    }
}
