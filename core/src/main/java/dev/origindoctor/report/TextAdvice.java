package dev.origindoctor.report;

import dev.origindoctor.diagnosis.NextCheck;
import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.report.TextPage.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a person can do, for a terminal: what to look at, and what to mend. A command always has a line of its own. */
final class TextAdvice {
    private final TextPage page;
    private final Wording words;

    TextAdvice(TextPage page, Wording words) {
        this.page = page;
        this.words = words;
    }

    void checks(String heading, List<NextCheck> checks) {
        if (checks.isEmpty()) {
            return;
        }
        page.heading(words.say(heading));
        for (int i = 0; i < checks.size(); i++) {
            NextCheck check = checks.get(i);
            page.paragraph(Style.PLAIN, "  " + (i + 1) + ". ", words.say(check.text()));
            if (check.command() != null) {
                check.command().lines().forEach(line -> page.command("     ", line));
            }
        }
    }

    /** The best fix of each cause, what several share once; how to see that it helped is said once. */
    void fixes(List<RankedCause> causes) {
        if (causes.isEmpty()) {
            return;
        }
        page.heading(words.say("fixes"));
        Map<Remedy, List<String>> fixes = new LinkedHashMap<>();
        for (RankedCause ranked : causes) {
            fixes.computeIfAbsent(ranked.remedies().get(0), none -> new ArrayList<>())
                    .add(words.title(ranked.cause()));
        }
        fixes.forEach((remedy, titles) -> {
            if (causes.size() > 1) {
                String either = titles.stream()
                        .reduce((one, other) -> words.say("either", one, other))
                        .orElse("");
                page.paragraph(Style.FAINT, "  ", words.say("fix-if", either));
            }
            remedy(remedy);
        });
        confirm(causes.get(0).remedies().get(0));
    }

    void remedy(Remedy remedy) {
        String title = words.say("fix", words.say("where." + remedy.where()), remedy.title());
        page.paragraph(Style.STRONG, "  ", title);
        for (Remedy.Step step : remedy.steps()) {
            page.paragraph(Style.PLAIN, "    · ", words.say(step.text()));
            if (step.command() != null) {
                step.command().lines().forEach(line -> page.command("      ", line));
            }
        }
        if (remedy.undo() != null) {
            page.sentence(Style.FAINT, "    ", words.pieces("undo", remedy.undo()));
        }
    }

    void confirm(Remedy remedy) {
        if (remedy.confirm() != null) {
            page.sentence(Style.PLAIN, "  ", words.pieces("confirm", remedy.confirm()));
        }
    }
}
