package dev.origindoctor.inspection;

import dev.origindoctor.language.Language;
import dev.origindoctor.report.StandIns;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a text about a machine is shown.
 *
 * @param columns how wide a line may be
 * @param words the language
 * @param standIns what stands in for private things, which are then left out; null where all is shown
 */
public record View(int columns, Language words, @Nullable StandIns standIns) {
    /** Of eighty columns, in English, with nothing left out. */
    public static final View PLAIN = new View(80, Language.english(), null);

    private static final int NARROWEST = 40;

    public View {
        columns = Math.max(NARROWEST, columns);
        Objects.requireNonNull(words, "words");
    }

    String say(String key, Object... values) {
        return words.say("inspect." + key, values);
    }

    /** What a program wrote in its own words: those may name anybody. */
    String quoted(String text) {
        return standIns == null ? text : "…";
    }

    /** The finished text, without what is private. */
    String shown(String text) {
        return standIns == null ? text : standIns.in(text);
    }

    /** Makes a name known that the machine serves. */
    void know(String name) {
        if (standIns != null) {
            standIns.know(name);
        }
    }
}
