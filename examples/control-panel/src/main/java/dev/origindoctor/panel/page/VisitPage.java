package dev.origindoctor.panel.page;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.NextCheck;
import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.panel.Confirmation;
import dev.origindoctor.panel.Live;
import dev.origindoctor.panel.Visit;
import java.util.List;
import java.util.Locale;

/** A diagnosis: its stages while it is under way, then the answer, with what to do and what to look at next. */
public final class VisitPage {
    private static final double WORTH_NAMING = 0.05;
    private static final int MOST_CAUSES = 3;

    private final Words words;
    private final Frame frame;

    /** The page for this reader. */
    public VisitPage(Reader reader) {
        words = reader.words();
        frame = new Frame(reader);
    }

    /** The page of a diagnosis. */
    public String of(Visit visit) {
        String host = visit.site().host().ascii();
        return frame.page(host, !visit.over(), html -> {
            if (!visit.over()) {
                underWay(html, words.say("visit.looking", host), visit);
            } else if (visit.diagnosis().isPresent()) {
                answer(html, visit, visit.diagnosis().get());
            } else {
                ended(html, visit);
            }
        });
    }

    /** The page of a wait for the mend. */
    public String of(Confirmation confirmation) {
        String host = confirmation.site().host().ascii();
        return frame.page(host, !confirmation.over(), html -> {
            if (!confirmation.over()) {
                underWay(html, words.say("confirmation.looking", host), confirmation);
                return;
            }
            String key = confirmation.fixed() ? "confirmation.fixed" : "confirmation.not";
            html.element("h1", words.say(key, host), "class", confirmation.fixed() ? "good" : "care");
            notes(html, confirmation);
            back(html, confirmation);
        });
    }

    private void underWay(Markup html, String heading, Live live) {
        html.element("h1", heading);
        html.open(
                "div",
                "class",
                "live",
                "data-live",
                live.id(),
                "data-seen",
                Integer.toString(live.notes(0).size()));
        html.open("p", "class", "working", "role", "status")
                .text(words.say("visit.working"))
                .close("p");
        notes(html, live);
        html.close("div");
        html.open("noscript")
                .element("p", words.say("visit.no-script"), "class", "faint")
                .close("noscript");
        back(html, live);
    }

    private void notes(Markup html, Live live) {
        html.open("ol", "class", "stages", "id", "stages");
        live.notes(0).forEach(note -> html.element("li", note.in(words)));
        html.close("ol");
    }

    private void back(Markup html, Live live) {
        html.open("p")
                .element(
                        "a",
                        words.say("back", live.site().host().ascii()),
                        "href",
                        "/sites/" + live.site().id());
        html.close("p");
    }

    private void ended(Markup html, Visit visit) {
        String key = "visit." + visit.state().name().toLowerCase(Locale.ROOT);
        html.element("h1", visit.site().host().ascii());
        html.element("p", words.say(key), "class", "problem").element("p", words.say("visit.number", visit.id()));
        frame.button("/sites/" + visit.site().id() + "/visits", "ask", words.say("again"), "");
        back(html, visit);
    }

    private void answer(Markup html, Visit visit, Diagnosis diagnosis) {
        String host = visit.site().host().ascii();
        html.element("p", host, "class", "about");
        Badge badge = Badge.of(diagnosis.verdict(), words);
        html.element("h1", badge.says(), "class", badge.style());
        html.element("p", words.say(diagnosis.verdict().summary()), "class", "summary");
        if (diagnosis.verdict().healthy()) {
            next(html, visit, List.of());
        } else {
            causes(html, diagnosis.causes());
            next(html, visit, diagnosis.nextChecks());
            confirm(html, visit);
            HostFolderForm.draw(html, frame, words, visit.site());
        }
        report(html, visit);
        back(html, visit);
    }

    private void causes(Markup html, List<RankedCause> causes) {
        List<RankedCause> shown = causes.stream()
                .filter(ranked -> ranked.probability() >= WORTH_NAMING
                        && !ranked.remedies().isEmpty())
                .limit(MOST_CAUSES)
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        html.element("h2", words.say("do"));
        for (int i = 0; i < shown.size(); i++) {
            cause(html, shown.get(i), i == 0);
        }
    }

    private void cause(Markup html, RankedCause ranked, boolean first) {
        html.open("details", first ? new String[] {"class", "cause", "open", "open"} : new String[] {"class", "cause"});
        html.open("summary").element("strong", words.title(ranked.cause()));
        html.text(" " + words.say("likely", Math.round(ranked.probability() * 100)))
                .close("summary");
        Remedy remedy = ranked.remedies().get(0);
        html.element("p", words.say(remedy.title())).open("ol");
        for (Remedy.Step step : remedy.steps()) {
            html.open("li").text(words.say(step.text()));
            if (step.command() != null) {
                frame.command(step.command());
            }
            html.close("li");
        }
        html.close("ol").close("details");
    }

    private void next(Markup html, Visit visit, List<NextCheck> checks) {
        html.element("h2", words.say(checks.isEmpty() ? "again.title" : "next"));
        frame.form("/sites/" + visit.site().id() + "/visits", "checks");
        if (!checks.isEmpty()) {
            html.open("fieldset").element("legend", words.say("next.says"));
            checks.forEach(check -> check(html, check, visit.done().contains(check.id())));
            html.close("fieldset");
        }
        html.element("button", words.say("again"), "class", "ask").close("form");
    }

    private void check(Markup html, NextCheck check, boolean done) {
        String id = "check-" + check.id();
        html.open("div", "class", "check");
        if (done) {
            html.open("input", "type", "checkbox", "id", id, "name", "done", "value", check.id(), "checked", "checked");
        } else {
            html.open("input", "type", "checkbox", "id", id, "name", "done", "value", check.id());
        }
        html.element("label", words.say(check.text()), "for", id);
        if (check.command() != null) {
            frame.command(check.command());
        }
        html.close("div");
    }

    private void confirm(Markup html, Visit visit) {
        html.open("section", "class", "aside").element("h2", words.say("confirm.title"));
        html.element("p", words.say("confirm.says"));
        frame.button("/sites/" + visit.site().id() + "/confirmation", "plain", words.say("confirm"), "");
        html.close("section");
    }

    /** Folded: its remedies are the ones above, which can be copied. */
    private void report(Markup html, Visit visit) {
        String at = "/visits/" + visit.id() + "/report";
        html.element("h2", words.say("report"), "id", "report").open("ul", "class", "downloads");
        link(html, at, words.say("report.open"));
        link(html, at + ".json", words.say("report.json"));
        link(html, at + ".md", words.say("report.markdown"));
        html.close("ul");
        html.open("details").element("summary", words.say("report.here"));
        html.open("iframe", "src", at, "title", words.say("report"), "class", "report", "sandbox", "allow-same-origin");
        html.close("iframe").close("details");
    }

    private static void link(Markup html, String to, String text) {
        html.open("li").element("a", text, "href", to).close("li");
    }
}
