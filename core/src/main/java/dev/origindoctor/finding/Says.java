package dev.origindoctor.finding;

import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.language.Phrases;
import java.util.Locale;

/** What a finding says: which form of its clue's sentence, and the values in it. The words stand in the language files. */
final class Says {
    private final String form;
    private final Object[] values;

    private Says(String form, Object... values) {
        this.form = form;
        this.values = values;
    }

    /** The clue's own sentence, or else the one that all clues of its topic share. */
    static Says with(Object... values) {
        return new Says("", values);
    }

    /** One of several forms of the clue's sentence. */
    static Says as(String form, Object... values) {
        return new Says("." + form, values);
    }

    /** A part of a sentence that has words of its own. */
    static Phrase part(String key, Object... values) {
        return Phrases.of("part." + key, values);
    }

    Phrase of(Clue clue) {
        String own = clue.id() + form;
        return Phrases.of(Phrases.has(own) ? own : shared(clue.topic()) + form, values);
    }

    private static String shared(Topic topic) {
        return "topic." + topic.name().toLowerCase(Locale.ROOT) + ".clue";
    }
}
