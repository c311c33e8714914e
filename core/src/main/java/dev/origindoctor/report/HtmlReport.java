package dev.origindoctor.report;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.Evidence;
import dev.origindoctor.diagnosis.NextCheck;
import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.diagnosis.Verdict;
import dev.origindoctor.origin.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The report as one self-contained page: no script, no request, and a policy that holds it to that. */
final class HtmlReport {
    private static final double SHOWN_FROM = 0.05;
    private static final String STYLE = resource("report.css");
    private static final String POLICY =
            "default-src 'none'; style-src 'sha256-" + sha256(STYLE) + "'; base-uri 'none'; form-action 'none'";
    private final Html html = new Html();
    private final Wording words;

    HtmlReport(Wording words) {
        this.words = words;
    }

    String render(Diagnosis diagnosis) {
        head(diagnosis);
        html.open("main");
        headline(diagnosis);
        path(diagnosis);
        causes(diagnosis);
        next(Headline.ofChecks(diagnosis.verdict()), diagnosis.nextChecks());
        list(
                "warnings",
                diagnosis.warnings().stream()
                        .map(warning -> words.say("told", words.title(warning.fault()), warning.says()))
                        .toList());
        list(
                "gaps",
                diagnosis.gaps().stream()
                        .map(gap -> words.say("because", gap.what(), gap.because()))
                        .toList());
        if (diagnosis.host() != null) {
            new NetworkStrip(html, words)
                    .draw(diagnosis.host(), diagnosis.edge().title());
        }
        new SampleLine(html, words).draw(diagnosis);
        seen(diagnosis);
        html.element(
                "footer",
                words.say("took", Durations.text(diagnosis.took()), diagnosis.vantage(), diagnosis.version()) + " · "
                        + diagnosis.startedAt().truncatedTo(ChronoUnit.SECONDS));
        html.close("main").close("body").close("html");
        return html.toString();
    }

    private void head(Diagnosis diagnosis) {
        html.constant("<!DOCTYPE html>\n")
                .open("html", "lang", words.locale().toLanguageTag())
                .open("head")
                .open("meta", "charset", "utf-8")
                .open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .element("title", diagnosis.origin().host() + ": " + Headline.of(diagnosis.verdict(), words))
                .open("style")
                .constant(STYLE)
                .close("style")
                .close("head")
                .open("body");
    }

    private void headline(Diagnosis diagnosis) {
        Origin origin = diagnosis.origin();
        Verdict verdict = diagnosis.verdict();
        String style = switch (verdict.conclusion()) {
            case HEALTHY -> "good";
            case FAULTY -> "bad";
            case INCONCLUSIVE -> "care";
        };
        html.element(
                "p",
                words.joined(
                        origin.scheme().id() + "://" + origin.host().authority() + ":" + origin.port() + origin.path(),
                        words.say("behind", diagnosis.edge().title(), words.title(diagnosis.sslMode()))),
                "class",
                "about");
        html.element("h1", Headline.of(verdict, words), "class", style);
        html.element("p", words.say(verdict.summary()));
        if (verdict.observedStatus() != null) {
            html.element("p", Headline.observed(diagnosis, words));
        }
    }

    private void path(Diagnosis diagnosis) {
        html.element("h2", words.say("path")).open("ol", "class", "path");
        for (Hop hop : Hop.path(diagnosis)) {
            html.open("li", "class", hop.state().plainly().name())
                    .element(
                            "b",
                            hop.state().mark() + " " + words.say(hop.stage().key()));
            html.text(words.say(hop.state().key()));
            if (hop.fault() != null) {
                html.open("br").text(words.title(hop.fault()));
            }
            html.close("li");
        }
        html.close("ol");
    }

    private void causes(Diagnosis diagnosis) {
        List<RankedCause> shown = diagnosis.causes().stream()
                .filter(ranked -> ranked.probability() >= SHOWN_FROM)
                .toList();
        if (shown.isEmpty() || diagnosis.verdict().healthy()) {
            return;
        }
        html.element("h2", words.say(Headline.ofCauses(diagnosis.verdict())));
        for (int i = 0; i < shown.size(); i++) {
            cause(shown.get(i), i == 0);
        }
        List<RankedCause> rest =
                diagnosis.causes().subList(shown.size(), diagnosis.causes().size());
        if (!rest.isEmpty()) {
            String names =
                    rest.stream().map(ranked -> words.title(ranked.cause())).collect(Collectors.joining(", "));
            html.element("p", words.say("more-causes", rest.size(), names), "class", "faint");
        }
    }

    private void cause(RankedCause ranked, boolean first) {
        String share = Math.round(ranked.probability() * 100) + " %";
        String word = words.say(Likelihood.of(ranked.probability()).key());
        html.open("section", "class", "cause").open("h3").text(words.title(ranked.cause()) + " ");
        html.open("meter", "min", "0", "max", "1", "value", Double.toString(ranked.probability()), "aria-label", word)
                .text(share)
                .close("meter");
        html.text(" " + words.joined(share, word)).close("h3");
        if (!ranked.evidence().isEmpty()) {
            html.open("ul", "class", "evidence");
            ranked.evidence().forEach(this::evidence);
            html.close("ul");
        }
        for (int i = 0; i < ranked.remedies().size(); i++) {
            remedy(ranked.remedies().get(i), first && i == 0);
        }
        html.close("section");
    }

    private void evidence(Evidence evidence) {
        String says = words.say(evidence.finding().says());
        String source = evidence.finding().source();
        boolean against = evidence.weight() < 0;
        html.open("li", "class", against ? "against" : "for")
                .element("b", against ? "−" : "+", "aria-hidden", "true")
                .element("span", words.say("told", words.say(against ? "against" : "for"), ""), "class", "unseen")
                .text(says);
        if (!Wording.names(says, source)) {
            html.text(" ").element("span", source, "class", "faint");
        }
        html.close("li");
    }

    /** The likeliest cause's best remedy is open, also on paper. */
    private void remedy(Remedy remedy, boolean shown) {
        html.open("details", shown ? new String[] {"open", "open"} : new String[0])
                .element("summary", words.say("fix", words.say("where." + remedy.where()), remedy.title()));
        html.open("ol");
        for (Remedy.Step step : remedy.steps()) {
            html.open("li").text(words.say(step.text()));
            command(step.command());
            html.close("li");
        }
        html.close("ol");
        if (remedy.undo() != null) {
            sentence(words.pieces("undo", remedy.undo()));
        }
        if (remedy.confirm() != null) {
            sentence(words.pieces("confirm", remedy.confirm()));
        }
        html.close("details");
    }

    private void next(String heading, List<NextCheck> checks) {
        if (checks.isEmpty()) {
            return;
        }
        html.element("h2", words.say(heading)).open("ol");
        for (NextCheck check : checks) {
            html.open("li").text(words.say(check.text()));
            command(check.command());
            html.close("li");
        }
        html.close("ol");
    }

    private void sentence(List<Piece> pieces) {
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.command()) {
                command(piece.text());
            } else {
                html.element("p", i == 0 ? piece.text() : piece.continued(), "class", "faint");
            }
        }
    }

    private void command(@Nullable String command) {
        if (command != null) {
            html.element("pre", command, "tabindex", "0");
        }
    }

    private void list(String key, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        html.element("h2", words.say(key)).open("ul");
        lines.forEach(line -> html.element("li", line));
        html.close("ul");
    }

    private void seen(Diagnosis diagnosis) {
        if (diagnosis.observations().isEmpty()) {
            return;
        }
        html.element("h2", words.say("seen"));
        html.open("div", "class", "wide", "tabindex", "0");
        Waterfall.of(diagnosis.observations()).draw(html, words.say("seen"));
        html.close("div");
        html.open("table").open("tbody");
        for (Sighting sighting : Sighting.gather(diagnosis.observations())) {
            html.open("tr").element("th", sighting.subject(), "scope", "row");
            String what = sighting.says(words);
            html.open("td").text(words.joined(what, sighting.share(words)));
            html.open("br").element("span", sighting.factsJoined(words, " · "), "class", "faint");
            html.close("td").close("tr");
        }
        html.close("tbody").close("table");
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
