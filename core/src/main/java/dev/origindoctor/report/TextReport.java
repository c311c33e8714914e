package dev.origindoctor.report;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.Evidence;
import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.diagnosis.Verdict;
import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.origin.Origin;
import dev.origindoctor.report.TextPage.Style;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The report for a terminal. */
final class TextReport {
    private static final double SHOWN_FROM = 0.05;
    private static final int EXPLAINED = 3;
    private static final int EVIDENCE_SHOWN = 4;
    private static final int CHECKS_SHOWN = 4;
    private static final double WORTH_FIXING_FROM = 0.15;
    private final TextPage page;
    private final Wording words;
    private final TextAdvice advice;

    /** What was said for or against an earlier cause is not said again. */
    private final Set<String> told = new HashSet<>();

    TextReport(TextPage page, Wording words) {
        this.page = page;
        this.words = words;
        this.advice = new TextAdvice(page, words);
    }

    String render(Diagnosis diagnosis) {
        about(diagnosis);
        headline(diagnosis);
        boolean open = diagnosis.verdict().conclusion() == Conclusion.INCONCLUSIVE;
        if (open) {
            gaps(diagnosis);
        }
        path(diagnosis);
        seen(diagnosis);
        proved(diagnosis.verdict());
        warnings(diagnosis);
        why(diagnosis);
        advice.checks(
                Headline.ofChecks(diagnosis.verdict()),
                diagnosis.nextChecks().stream().limit(CHECKS_SHOWN).toList());
        advice.fixes(mendable(diagnosis));
        if (!open) {
            gaps(diagnosis);
        }
        page.blank()
                .line(
                        Style.FAINT,
                        words.say("took", Durations.text(diagnosis.took()), diagnosis.vantage(), diagnosis.version()));
        return page.text();
    }

    private void about(Diagnosis diagnosis) {
        Origin origin = diagnosis.origin();
        String asked = origin.scheme().id() + "://" + origin.host().authority() + ":" + origin.port() + origin.path();
        String behind = words.say("behind", diagnosis.edge().title(), words.title(diagnosis.sslMode()));
        page.line(Style.STRONG, asked).line(Style.FAINT, behind).blank();
    }

    private void headline(Diagnosis diagnosis) {
        Verdict verdict = diagnosis.verdict();
        Style style = switch (verdict.conclusion()) {
            case HEALTHY -> Style.GOOD;
            case FAULTY -> Style.BAD;
            case INCONCLUSIVE -> Style.CARE;
        };
        page.line(style, Headline.of(verdict, words));
        page.line(Style.PLAIN, words.say(verdict.summary()));
        if (verdict.observedStatus() != null) {
            page.line(Style.PLAIN, Headline.observed(diagnosis, words));
        }
    }

    private void path(Diagnosis diagnosis) {
        page.heading(words.say("path"));
        for (Hop hop : Hop.path(diagnosis)) {
            Style style = switch (hop.state()) {
                case FINE, FINE_FROM_HERE -> Style.GOOD;
                case BROKEN, BROKEN_FOR_EDGE -> Style.BAD;
                case WARNED, FAILS_FROM_HERE -> Style.CARE;
                case NOT_REACHED, NOT_ASKED -> Style.FAINT;
            };
            String name = Columns.padded(words.say(hop.stage().key()), 9);
            String state = words.say(hop.state().key());
            String says = hop.fault() == null ? state : words.say("told", state, words.title(hop.fault()));
            page.paragraph(style, "  " + hop.state().mark() + " " + name, says);
        }
    }

    private void seen(Diagnosis diagnosis) {
        if (diagnosis.observations().isEmpty()) {
            return;
        }
        page.heading(words.say("seen"));
        for (Sighting sighting : Sighting.gather(diagnosis.observations())) {
            page.paragraph(
                    sighting.fine() ? Style.PLAIN : Style.BAD,
                    "  ",
                    sighting.subject() + "  "
                            + words.joined(
                                    sighting.says(words), Durations.text(sighting.fastest()), sighting.share(words)));
            if (!sighting.facts().isEmpty()) {
                page.paragraph(Style.FAINT, "      ", sighting.factsJoined(words, " · "));
            }
        }
    }

    private void proved(Verdict verdict) {
        if (verdict.proved().size() > 1) {
            page.heading(words.say("proved"));
            verdict.proved()
                    .forEach(fault ->
                            page.paragraph(Style.PLAIN, "  ", words.say("named", words.title(fault), fault.id())));
        }
    }

    private void warnings(Diagnosis diagnosis) {
        if (!diagnosis.warnings().isEmpty()) {
            page.heading(words.say("warnings"));
            diagnosis
                    .warnings()
                    .forEach(warning -> page.paragraph(
                            Style.CARE, "  ! ", words.say("told", words.title(warning.fault()), warning.says())));
        }
    }

    private void why(Diagnosis diagnosis) {
        List<RankedCause> shown = diagnosis.causes().stream()
                .filter(ranked -> ranked.probability() >= SHOWN_FROM)
                .toList();
        if (shown.isEmpty() || diagnosis.verdict().healthy()) {
            return;
        }
        page.heading(words.say(Headline.ofCauses(diagnosis.verdict())));
        for (int i = 0; i < shown.size(); i++) {
            cause(shown.get(i), i < EXPLAINED);
        }
        List<RankedCause> rest =
                diagnosis.causes().subList(shown.size(), diagnosis.causes().size());
        if (!rest.isEmpty()) {
            String names = rest.stream().map(ranked -> ranked.cause().id()).collect(Collectors.joining(", "));
            page.paragraph(Style.FAINT, "  ", words.say("more-causes", rest.size(), names));
        }
    }

    private void cause(RankedCause ranked, boolean explained) {
        String share = String.format(Locale.ROOT, "%3d %%", Math.round(ranked.probability() * 100));
        String word = words.say(Likelihood.of(ranked.probability()).key());
        page.paragraph(
                Style.STRONG,
                "  " + share + "  ",
                words.say(
                        "cause",
                        words.title(ranked.cause()),
                        word,
                        ranked.cause().id()));
        if (explained) {
            ranked.evidence().stream()
                    .filter(evidence -> told.add(evidence.finding().says().english() + (evidence.weight() < 0)))
                    .limit(EVIDENCE_SHOWN)
                    .forEach(this::evidence);
        }
    }

    private void evidence(Evidence evidence) {
        String says = words.say(evidence.finding().says());
        String source = evidence.finding().source();
        page.paragraph(
                Style.PLAIN,
                evidence.weight() < 0 ? "         - " : "         + ",
                Wording.names(says, source) ? says : says + " [" + source.replace(' ', TextPage.NO_BREAK) + "]");
    }

    /** The fix of the likeliest cause, and those of its rivals. */
    private static List<RankedCause> mendable(Diagnosis diagnosis) {
        if (diagnosis.verdict().healthy()) {
            return List.of();
        }
        return diagnosis.causes().stream()
                .filter(ranked -> !ranked.remedies().isEmpty())
                .filter(ranked -> ranked.equals(diagnosis.causes().get(0)) || ranked.probability() >= WORTH_FIXING_FROM)
                .toList();
    }

    private void gaps(Diagnosis diagnosis) {
        if (!diagnosis.gaps().isEmpty()) {
            page.heading(words.say("gaps"));
            diagnosis
                    .gaps()
                    .forEach(gap ->
                            page.paragraph(Style.PLAIN, "  ? ", words.say("because", gap.what(), gap.because())));
        }
    }
}
