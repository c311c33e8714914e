package dev.origindoctor.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the figures must reach, over the cases whose trouble shows with that much knowledge; the run fails below them. */
final class Bounds {
    private static final double TOP_3_FROM_OUTSIDE = 0.90;
    private static final double TOP_1_WITH_EDGE = 0.80;
    private static final double TOP_1_WITH_HOST = 0.95;
    private static final double BRIER_OF_PRIOR = 0.5;

    private Bounds() {}

    /** A sentence for each bound that is missed. */
    static List<String> missed(List<Outcome> outcomes) {
        List<String> missed = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome.decided() && !(outcome.faultRight() && outcome.statusRight())) {
                missed.add(wrongly(outcome));
            }
        }
        for (Knowledge knowledge : Knowledge.values()) {
            Figures figures = Figures.of(showing(knowledge, outcomes));
            if (figures.answers() > 0) {
                figures(knowledge, figures, missed);
            }
        }
        return missed;
    }

    /** The outcomes of diagnoses that were told so much. */
    static List<Outcome> at(Knowledge knowledge, List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.knowledge() == knowledge)
                .toList();
    }

    /** Of those the ones whose trouble shows with so much knowledge. */
    static List<Outcome> showing(Knowledge knowledge, List<Outcome> outcomes) {
        return at(knowledge, outcomes).stream()
                .filter(outcome -> outcome.planted().showsTo(knowledge))
                .toList();
    }

    private static void figures(Knowledge knowledge, Figures figures, List<String> missed) {
        switch (knowledge) {
            case OUTSIDE -> least(knowledge, "top 3", figures.top3(), TOP_3_FROM_OUTSIDE, missed);
            case WITH_EDGE -> least(knowledge, "top 1", figures.top1(), TOP_1_WITH_EDGE, missed);
            case WITH_HOST -> least(knowledge, "top 1", figures.top1(), TOP_1_WITH_HOST, missed);
        }
        if (figures.brier() > BRIER_OF_PRIOR * figures.priorBrier()) {
            missed.add(String.format(
                    Locale.ROOT,
                    "%s: Brier score %.3f (expected at most half the prior's %.3f)",
                    knowledge.title(),
                    figures.brier(),
                    figures.priorBrier()));
        }
    }

    private static void least(Knowledge knowledge, String what, double is, double bound, List<String> missed) {
        if (is < bound) {
            missed.add(String.format(
                    Locale.ROOT, "%s: %s %.3f (expected at least %.2f)", knowledge.title(), what, is, bound));
        }
    }

    private static String wrongly(Outcome outcome) {
        PlantedCase planted = outcome.planted();
        return planted.id() + ", " + outcome.knowledge().title() + ": "
                + Words.fault(outcome.fault()) + " and " + Words.status(outcome.status()) + " (expected "
                + Words.fault(planted.fault()) + " and "
                + Words.status(planted.shown().status()) + ")";
    }
}
