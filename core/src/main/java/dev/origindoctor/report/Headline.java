package dev.origindoctor.report;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.Prediction;
import dev.origindoctor.diagnosis.Verdict;
import dev.origindoctor.diagnosis.Verdict.Conclusion;

/** The one line on top: the status that the visitor gets, or that there is none. */
final class Headline {
    /** The finding that tells in which SSL mode the edge really runs. */
    private static final String OTHER_MODE = "edge_shows_other_mode";

    private Headline() {}

    static String of(Verdict verdict, Wording words) {
        Prediction predicted = verdict.predicted();
        return switch (verdict.conclusion()) {
            case HEALTHY -> words.say("answers", predicted.edge().title());
            case INCONCLUSIVE -> words.say("inconclusive");
            case FAULTY -> faulty(verdict, words);
        };
    }

    /** What stands above the causes: without a verdict they are no explanation yet. */
    static String ofCauses(Verdict verdict) {
        return verdict.conclusion() == Conclusion.INCONCLUSIVE ? "why-open" : "why";
    }

    /** What stands above the next checks: they serve another end in each case. */
    static String ofChecks(Verdict verdict) {
        return switch (verdict.conclusion()) {
            case HEALTHY -> "next-healthy";
            case INCONCLUSIVE -> "next-open";
            case FAULTY -> "next";
        };
    }

    private static String faulty(Verdict verdict, Wording words) {
        Prediction predicted = verdict.predicted();
        if (predicted.status() == null) {
            return verdict.fault() == null
                    ? words.say("nothing-predicted", predicted.title())
                    : words.say("no-error-page", words.title(verdict.fault()));
        }
        String status = predicted.status().toString();
        String named = predicted.named() ? status + " " + words.say(predicted.title()) : words.say(predicted.title());
        String said = predicted.passedThrough() ? words.say("passes", named) : named;
        return predicted.share() < 1 ? words.say("share", said, predicted.percent()) : said;
    }

    /** What the edge really gave, and which mode that shows; only where it was asked and answered. */
    static String observed(Diagnosis diagnosis, Wording words) {
        Verdict verdict = diagnosis.verdict();
        String status = String.valueOf(verdict.observedStatus());
        String gave = verdict.observedRay() == null
                ? words.say("observed", status)
                : words.say("observed-ray", status, verdict.observedRay());
        return diagnosis.findings().stream()
                .filter(finding -> finding.id().equals(OTHER_MODE))
                .findFirst()
                .map(finding -> words.say("observed-mode", gave, words.say(finding.says())))
                .orElse(gave);
    }
}
