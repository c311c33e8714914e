package dev.origindoctor.report;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.origin.Origin;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The report for a ticket. */
final class MarkdownReport {
    private static final double SHOWN_FROM = 0.05;
    private final StringBuilder out = new StringBuilder();
    private final Wording words;

    MarkdownReport(Wording words) {
        this.words = words;
    }

    String render(Diagnosis diagnosis) {
        Origin origin = diagnosis.origin();
        line("## " + escaped(Headline.of(diagnosis.verdict(), words)));
        line(words.joined(
                code(origin.scheme().id() + "://" + origin.host().authority() + ":" + origin.port() + origin.path()),
                escaped(words.say("behind", diagnosis.edge().title(), words.title(diagnosis.sslMode())))));
        line(escaped(words.say(diagnosis.verdict().summary())));
        if (diagnosis.verdict().observedStatus() != null) {
            line(escaped(Headline.observed(diagnosis, words)));
        }
        path(diagnosis);
        seen(diagnosis);
        why(diagnosis);
        next(diagnosis);
        rest(diagnosis);
        line("_"
                + escaped(words.say("took", Durations.text(diagnosis.took()), diagnosis.vantage(), diagnosis.version()))
                + "_");
        return out.toString().strip() + "\n";
    }

    private void path(Diagnosis diagnosis) {
        line("### " + words.say("path"));
        for (Hop hop : Hop.path(diagnosis)) {
            String state = words.say(hop.state().key());
            String told = hop.fault() == null
                    ? state
                    : words.say("told", state, escaped(words.title(hop.fault()))) + " "
                            + code(hop.fault().id());
            item("- " + hop.state().mark() + " **" + words.say(hop.stage().key()) + "** " + told);
        }
    }

    private void seen(Diagnosis diagnosis) {
        line("\n### " + words.say("seen"));
        for (Sighting sighting : Sighting.gather(diagnosis.observations())) {
            String what = sighting.says(words);
            item("- " + code(sighting.subject()) + " "
                    + words.joined(escaped(what), sighting.share(words))
                    + (sighting.facts().isEmpty() ? "" : " (" + escaped(sighting.factsJoined(words, ", ")) + ")"));
        }
    }

    private void why(Diagnosis diagnosis) {
        if (diagnosis.verdict().healthy()) {
            return;
        }
        line("\n### " + words.say(Headline.ofCauses(diagnosis.verdict())));
        diagnosis.causes().stream()
                .filter(ranked -> ranked.probability() >= SHOWN_FROM)
                .forEach(this::cause);
    }

    private void cause(RankedCause ranked) {
        String share = Math.round(ranked.probability() * 100) + " %";
        String likelihood = words.say(Likelihood.of(ranked.probability()).key());
        item("- **" + escaped(words.title(ranked.cause())) + "** " + words.joined(share, likelihood) + " "
                + code(ranked.cause().id()));
        ranked.evidence()
                .forEach(evidence -> item("  - "
                        + escaped(words.say(
                                "told",
                                words.say(evidence.weight() < 0 ? "against" : "for"),
                                evidence.finding().says()))));
        ranked.remedies().stream().limit(1).forEach(this::remedy);
    }

    private void remedy(Remedy remedy) {
        item("  - " + escaped(words.say("fix", words.say("where." + remedy.where()), remedy.title())));
        for (Remedy.Step step : remedy.steps()) {
            item("    - " + escaped(words.say(step.text())));
            block("      ", step.command());
        }
        if (remedy.undo() != null) {
            item("    - " + sentence(words.pieces("undo", remedy.undo())));
        }
        if (remedy.confirm() != null) {
            item("    - " + sentence(words.pieces("confirm", remedy.confirm())));
        }
    }

    private void next(Diagnosis diagnosis) {
        if (diagnosis.nextChecks().isEmpty()) {
            return;
        }
        line("\n### " + words.say(Headline.ofChecks(diagnosis.verdict())));
        diagnosis.nextChecks().forEach(check -> {
            item("1. " + escaped(words.say(check.text())));
            block("   ", check.command());
        });
    }

    private void rest(Diagnosis diagnosis) {
        if (!diagnosis.warnings().isEmpty()) {
            line("\n### " + words.say("warnings"));
            diagnosis
                    .warnings()
                    .forEach(warning ->
                            item("- " + code(warning.fault().id()) + " " + escaped(words.say(warning.says()))));
        }
        if (!diagnosis.gaps().isEmpty()) {
            line("\n### " + words.say("gaps"));
            diagnosis.gaps().forEach(gap -> item("- " + escaped(words.say("because", gap.what(), gap.because()))));
        }
        out.append('\n');
    }

    private void block(String indent, @Nullable String command) {
        if (command != null) {
            item(indent + "```sh");
            command.lines().forEach(line -> item(indent + line));
            item(indent + "```");
        }
    }

    private static String sentence(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.command() ? code(piece.text()) : escaped(piece.text()))
                .collect(Collectors.joining());
    }

    private void line(String content) {
        out.append(content).append("\n\n");
    }

    private void item(String content) {
        out.append(content).append('\n');
    }

    /** In backticks, with a fence longer than any run of backticks inside (CommonMark 6.1). */
    private static String code(String content) {
        String fence = "`";
        while (content.contains(fence)) {
            fence += "`";
        }
        String padding = fence.length() > 1 ? " " : "";
        return fence + padding + content.replace('\n', ' ') + padding + fence;
    }

    /** Text that must not turn into markup, links, mentions or HTML. */
    private static String escaped(String content) {
        return content.replaceAll("([\\\\`*_\\[\\]<>#|~@])", "\\\\$1").replace('\n', ' ');
    }
}
