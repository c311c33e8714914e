package dev.origindoctor.panel.page;

import dev.origindoctor.origin.SslMode;
import dev.origindoctor.panel.Site;
import dev.origindoctor.panel.SiteState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The customer's sites and how they fare. */
public final class SitesPage {
    private final Words words;
    private final Frame frame;

    /** The page for this reader. */
    public SitesPage(Reader reader) {
        words = reader.words();
        frame = new Frame(reader);
    }

    /**
     * The page.
     *
     * @param states each site and how it fared last
     * @param problem why the site that was just typed in was not taken; null where none was
     */
    public String of(Map<Site, Optional<SiteState>> states, @Nullable String problem) {
        return frame.page(words.say("sites"), false, html -> {
            html.element("h1", words.say("sites"));
            if (problem != null) {
                html.element("p", problem, "class", "problem", "role", "alert", "id", "problem");
            }
            html.open("ul", "class", "sites");
            new LinkedHashMap<>(states).forEach((site, state) -> site(html, site, state));
            html.close("ul");
            add(html, problem != null);
        });
    }

    private void site(Markup html, Site site, Optional<SiteState> state) {
        html.open("li").open("h2");
        html.element("a", site.host().ascii(), "href", "/sites/" + site.id()).close("h2");
        Badge badge = Badge.of(state, words);
        badge.draw(html, site);
        boolean well = badge.style().equals("good");
        frame.button(
                "/sites/" + site.id() + "/visits",
                well ? "plain" : "ask",
                words.say(well ? "look-now" : "why-down"),
                site.host().ascii());
        html.close("li");
    }

    private void add(Markup html, boolean open) {
        html.open("details", open ? new String[] {"open", "open"} : new String[0]);
        html.element("summary", words.say("add"));
        frame.form("/sites", "fields");
        field(html, "host", words.say("add.host"), "shop.example");
        field(html, "address", words.say("add.address"), "203.0.113.10");
        html.element("label", words.say("add.mode"), "for", "mode").open("select", "id", "mode", "name", "mode");
        for (SslMode mode : SslMode.values()) {
            String[] chosen = mode == SslMode.FULL
                    ? new String[] {"value", mode.id(), "selected", "selected"}
                    : new String[] {"value", mode.id()};
            html.element("option", mode.title(), chosen);
        }
        html.close("select");
        html.element("button", words.say("add.do"), "class", "plain")
                .close("form")
                .close("details");
    }

    private void field(Markup html, String name, String label, String example) {
        html.element("label", label, "for", name)
                .open(
                        "input",
                        "id",
                        name,
                        "name",
                        name,
                        "required",
                        "required",
                        "maxlength",
                        "253",
                        "autocomplete",
                        "off",
                        "placeholder",
                        example);
    }
}
