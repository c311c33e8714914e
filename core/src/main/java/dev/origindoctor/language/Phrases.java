package dev.origindoctor.language;

import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Makes phrases: the English of a key is filled in at once, and the values are kept for every other language. */
public final class Phrases {
    /** The key of a phrase that is nothing but its values, one after the other. */
    static final String LIST = "list";

    private static final int LONGEST_NAME = 48;

    private Phrases() {}

    /** The phrase of this key. Faults, causes and SSL modes are named by their titles, all else by its own text. */
    public static Phrase of(String key, Object... values) {
        Object[] known = new Object[values.length];
        Arrays.setAll(known, index -> value(values[index]));
        List<Object> kept = List.of(known);
        return new Phrase(key, kept, Language.english().fill(key, kept));
    }

    /** Whether there are words for this key. */
    public static boolean has(String key) {
        return Language.english().has(key);
    }

    /** A name whose English stands in the source, beside what it names. */
    public static Phrase name(String key, String english) {
        return new Phrase(key, List.of(), english);
    }

    /** The few words that name {@code fault}. */
    public static Phrase title(Fault fault) {
        return name(fault.id() + ".title", fault.title());
    }

    /** The same, as they stand within a sentence. */
    public static Phrase within(Fault fault) {
        return name(fault.id() + ".title", fault.inSentence());
    }

    /** The few words that name {@code cause}. */
    public static Phrase title(Cause cause) {
        return name(cause.id() + ".title", cause.title());
    }

    /** The mode's name as the dashboard shows it. */
    public static Phrase title(SslMode mode) {
        return name("ssl_mode." + mode.id(), mode.title());
    }

    /** Why an edge shows what it shows. The English is the sentence's name too: when it changes, so must its translations. */
    public static Phrase reason(String english) {
        String words = english.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return name("because." + words.substring(0, Math.min(LONGEST_NAME, words.length())), english);
    }

    /** One phrase after the other, set apart as the language does it. */
    public static Phrase list(List<Phrase> phrases) {
        String english = phrases.stream().map(Phrase::english).collect(Collectors.joining("; "));
        return new Phrase(LIST, List.copyOf(phrases), english);
    }

    private static Object value(Object value) {
        if (value instanceof Fault fault) {
            return title(fault);
        }
        if (value instanceof Cause cause) {
            return title(cause);
        }
        if (value instanceof SslMode mode) {
            return title(mode);
        }
        if (value instanceof Edge edge) {
            return edge.title();
        }
        return value instanceof Integer || value instanceof Long || value instanceof Phrase ? value : value.toString();
    }
}
