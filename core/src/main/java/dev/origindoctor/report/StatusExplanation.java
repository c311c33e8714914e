package dev.origindoctor.report;

import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.edge.EdgeTimer;
import dev.origindoctor.edge.EdgeVerdict;
import dev.origindoctor.edge.Reading;
import dev.origindoctor.edge.StatusReading;
import dev.origindoctor.language.Phrases;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.report.TextPage.Style;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.taxonomy.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an edge has met when it shows a status, the usual causes of that, and how long it waits before. */
record StatusExplanation(Edge edge, SslMode mode, TextPage page, Wording words, Explanation.Textbook book) {
    private static final double USUAL_FROM = 0.05;

    /** Says what {@code status} stands for; false where the edge never shows it. */
    boolean explain(int status) {
        List<StatusReading> readings = readings(status);
        if (readings.isEmpty()) {
            return false;
        }
        page.line(Style.STRONG, words.say("named", edge.title(), status + " " + heading(readings)));
        for (StatusReading reading : readings) {
            met(reading);
        }
        causes(status, readings.get(readings.size() - 1).mode());
        List<Reading> possible = readings.get(0).possible();
        if (!possible.isEmpty()) {
            page.heading(words.say("explain.possible"));
            possible.forEach(this::reading);
        }
        timers();
        page.blank().paragraph(Style.FAINT, "", words.say("explain.go-on"));
        return true;
    }

    /** The usual causes, as far as a status alone tells: who wants to know more explains one, or diagnoses. */
    private void causes(int status, SslMode under) {
        List<RankedCause> usual = book.behind(status, under).stream()
                .filter(ranked -> ranked.probability() >= USUAL_FROM)
                .toList();
        if (usual.isEmpty()) {
            return;
        }
        page.heading(words.say("explain.causes"));
        for (RankedCause ranked : usual) {
            String share = String.format(Locale.ROOT, "%3d %%", Math.round(ranked.probability() * 100));
            String title = words.say(
                    "named", words.title(ranked.cause()), ranked.cause().id());
            page.paragraph(Style.PLAIN, "  " + share + "  ", title);
            ranked.remedies().stream()
                    .limit(1)
                    .forEach(remedy -> page.paragraph(
                            Style.FAINT,
                            "         ",
                            words.say("fix", words.say("where." + remedy.where()), remedy.title())));
        }
    }

    /** Under the mode asked about; where the status cannot be there, under the next mode that can give it too. */
    private List<StatusReading> readings(int status) {
        StatusReading asked = StatusReading.of(edge, status, mode);
        if (!asked.likely().isEmpty()) {
            return List.of(asked);
        }
        Optional<StatusReading> elsewhere = Arrays.stream(SslMode.values())
                .map(other -> StatusReading.of(edge, status, other))
                .filter(other -> !other.likely().isEmpty())
                .findFirst();
        return elsewhere.map(other -> List.of(asked, other)).orElse(List.of());
    }

    /** The status's own name: that of the first fault that really shows it. */
    private String heading(List<StatusReading> readings) {
        StatusReading clear = readings.get(readings.size() - 1);
        return clear.likely().stream()
                .map(reading -> verdict(reading.fault(), clear.mode()))
                .filter(verdict -> verdict.status() != null && verdict.status() == clear.status())
                .map(EdgeVerdict::title)
                .findFirst()
                .orElse("");
    }

    private EdgeVerdict verdict(Fault fault, SslMode under) {
        return fault instanceof DnsFault name ? edge.verdictForOriginName(name) : edge.verdict(fault, under);
    }

    private void met(StatusReading reading) {
        page.heading(words.say("explain.likely", edge.title(), words.title(reading.mode())));
        if (reading.contradictory()) {
            page.paragraph(
                    Style.CARE,
                    "  ! ",
                    words.say("explain.contradiction", edge.title(), reading.status(), words.title(reading.mode())));
        }
        reading.likely().forEach(this::reading);
    }

    private void reading(Reading reading) {
        page.paragraph(
                Style.PLAIN,
                "  · ",
                reading.fault().id() + ", "
                        + words.say("told", words.title(reading.fault()), Phrases.reason(reading.because())));
    }

    private void timers() {
        if (edge.limits().timers().isEmpty()) {
            return;
        }
        page.heading(words.say("explain.timers", edge.title(), edge.limits().asOf()));
        for (EdgeTimer timer : edge.limits().timers()) {
            String thing = words.say("waits." + timer.waitsFor().name().toLowerCase(Locale.ROOT));
            page.paragraph(
                    Style.PLAIN,
                    "  · ",
                    words.say("named", Durations.text(timer.limit()) + " " + thing, Phrases.reason(timer.says())));
        }
    }
}
