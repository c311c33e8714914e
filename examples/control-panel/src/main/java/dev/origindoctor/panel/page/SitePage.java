package dev.origindoctor.panel.page;

import dev.origindoctor.panel.Site;
import dev.origindoctor.panel.SiteState;
import dev.origindoctor.panel.Visit;
import java.util.List;
import java.util.Optional;

/** One site: how it fares, what can be asked about it, what was asked. */
public final class SitePage {
    /** What only a panel with pretended origins can offer. */
    public enum Mend {
        /** The origin is real. */
        NOT_HERE,
        /** It is broken and can be mended. */
        BROKEN,
        /** It is mended and can be broken. */
        MENDED
    }

    private final Words words;
    private final Frame frame;

    /** The page for this reader. */
    public SitePage(Reader reader) {
        words = reader.words();
        frame = new Frame(reader);
    }

    /** The page. */
    public String of(Site site, Optional<SiteState> state, List<Visit> history, Mend mend) {
        String at = "/sites/" + site.id();
        return frame.page(site.host().ascii(), false, html -> {
            html.element("h1", site.host().ascii());
            Badge.of(state, words).draw(html, site);
            html.open("div", "class", "actions");
            frame.button(at + "/visits", "ask", words.say("why-down"), "");
            frame.button(at + "/confirmation", "plain", words.say("confirm"), "");
            html.close("div");
            mend(html, at, mend);
            history(html, history);
            HostFolderForm.draw(html, frame, words, site);
        });
    }

    private void mend(Markup html, String at, Mend mend) {
        if (mend == Mend.NOT_HERE) {
            return;
        }
        html.open("section", "class", "aside").element("h2", words.say("demo")).element("p", words.say("demo.says"));
        if (mend == Mend.BROKEN) {
            frame.button(at + "/mend", "plain", words.say("demo.mend"), "");
        } else {
            frame.button(at + "/break", "plain", words.say("demo.break"), "");
        }
        html.close("section");
    }

    private void history(Markup html, List<Visit> history) {
        html.element("h2", words.say("history"));
        if (history.isEmpty()) {
            html.element("p", words.say("history.none"));
            return;
        }
        html.open("ol", "class", "history");
        for (Visit visit : history) {
            html.open("li").open("a", "href", "/visits/" + visit.id());
            html.element(
                            "time",
                            words.time(visit.startedAt()),
                            "datetime",
                            visit.startedAt().toString())
                    .close("a");
            html.text(" " + result(visit)).close("li");
        }
        html.close("ol");
    }

    private String result(Visit visit) {
        return visit.diagnosis()
                .map(diagnosis -> words.headline(diagnosis.verdict()))
                .orElseGet(() -> words.say("visit." + visit.state().name().toLowerCase(java.util.Locale.ROOT)));
    }
}
