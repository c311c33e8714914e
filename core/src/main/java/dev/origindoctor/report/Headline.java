package dev.origindoctor.report;

import dev.origindoctor.diagnosis.Prediction;
import dev.origindoctor.diagnosis.Verdict;

/** The one line on top: the status that the visitor gets, or that there is none. */
final class Headline {
    private Headline() {}

    static String of(Verdict verdict, Wording words) {
        Prediction predicted = verdict.predicted();
        return switch (verdict.conclusion()) {
            case HEALTHY -> words.say("answers", predicted.edge().title());
            case INCONCLUSIVE -> words.say("inconclusive");
            case FAULTY -> faulty(predicted, words);
        };
    }

    private static String faulty(Prediction predicted, Wording words) {
        if (predicted.status() == null) {
            return words.say("nothing-predicted", predicted.title());
        }
        String status = predicted.status().toString();
        String named = predicted.named() ? status + " " + words.say(predicted.title()) : words.say(predicted.title());
        String said = predicted.passedThrough() ? words.say("passes", named) : named;
        return predicted.share() < 1 ? words.say("share", said, predicted.percent()) : said;
    }

    /** What the edge really gave; only where it was asked and answered. */
    static String observed(Verdict verdict, Wording words) {
        String status = String.valueOf(verdict.observedStatus());
        return verdict.observedRay() == null
                ? words.say("observed", status)
                : words.say("observed-ray", status, verdict.observedRay());
    }
}
