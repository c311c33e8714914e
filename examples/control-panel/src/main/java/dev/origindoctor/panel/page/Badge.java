package dev.origindoctor.panel.page;

import dev.origindoctor.diagnosis.Verdict;
import dev.origindoctor.panel.SiteState;
import java.util.Optional;

/**
 * How a site fares, at a glance: a mark, a colour and words, so that none of them is needed.
 *
 * @param style good, bad, care or unknown
 * @param mark a sign
 * @param says the words
 */
record Badge(String style, String mark, String says) {
    static Badge of(Optional<SiteState> state, Words words) {
        return state.map(known -> of(known.verdict(), words))
                .orElseGet(() -> new Badge("unknown", "·", words.say("state.unknown")));
    }

    static Badge of(Verdict verdict, Words words) {
        String says = words.headline(verdict);
        return switch (verdict.conclusion()) {
            case HEALTHY -> new Badge("good", "✓", says);
            case FAULTY -> new Badge("bad", "✗", says);
            case INCONCLUSIVE -> new Badge("care", "?", says);
        };
    }

    void draw(Markup html) {
        html.open("p", "class", "badge " + style).element("span", mark, "aria-hidden", "true");
        html.text(says).close("p");
    }
}
