package dev.origindoctor.panel.page;

import dev.origindoctor.diagnosis.Verdict;
import dev.origindoctor.panel.Site;
import dev.origindoctor.panel.SiteState;
import dev.origindoctor.watch.Look;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a site fares, at a glance: a mark, a colour and words, so that none of them is needed.
 *
 * @param style good, bad, care or unknown
 * @param mark a sign
 * @param says the words
 * @param since since when, and what speaks against it; null where nothing is held yet
 */
record Badge(
        String style, String mark, String says, @Nullable String since) {
    static Badge of(Optional<SiteState> state, Words words) {
        return state.map(known -> of(known, words)).orElseGet(() -> unknown(words));
    }

    static Badge of(Verdict verdict, Words words) {
        String says = words.headline(verdict);
        return switch (verdict.conclusion()) {
            case HEALTHY -> new Badge("good", "✓", says, null);
            case FAULTY -> new Badge("bad", "✗", says, null);
            case INCONCLUSIVE -> new Badge("care", "?", says, null);
        };
    }

    private static Badge of(SiteState state, Words words) {
        Look broken = state.held().broken();
        String since = words.say("state.since", words.time(state.held().since()));
        if (state.held().flapping()) {
            long failing = Math.round(100 * state.held().failing());
            return new Badge("care", "≈", words.say("state.flapping"), words.say("state.failing", failing));
        }
        return switch (state.held().status()) {
            case HEALTHY -> new Badge("good", "✓", words.say("verdict.healthy"), since);
            case BROKEN ->
                new Badge(
                        "bad",
                        "✗",
                        words.headline(broken == null ? state.last() : broken),
                        state.held().streak() == 0 ? since : words.say("state.well-again"));
            case UNKNOWN ->
                state.last().conclusion() == Verdict.Conclusion.INCONCLUSIVE
                        ? new Badge("care", "?", words.say("verdict.inconclusive"), null)
                        : new Badge("good", "✓", words.say("verdict.healthy"), words.say("state.first-look"));
        };
    }

    private static Badge unknown(Words words) {
        return new Badge("unknown", "·", words.say("state.unknown"), null);
    }

    /** Draws it so that a script can find the place and keep it up to date. */
    void draw(Markup html, Site site) {
        html.open("div", "data-state", site.id(), "class", "state");
        html.open("p", "class", "badge " + style).element("span", mark, "aria-hidden", "true");
        html.text(says).close("p");
        if (since != null) {
            html.element("p", since, "class", "since");
        }
        html.close("div");
    }
}
