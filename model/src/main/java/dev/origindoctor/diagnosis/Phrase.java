package dev.origindoctor.diagnosis;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A sentence, or a part of one, as data: which one it is, and the values in it. Its English stands beside them; another
 * language makes its own of the key and the values.
 *
 * @param key which sentence it is; empty where the words are the same in every language
 * @param values what goes into its blanks: texts, whole numbers, and phrases
 * @param english how it reads in English
 */
public record Phrase(String key, List<Object> values, String english) {
    private static final String COMMAND = "command";

    public Phrase {
        Objects.requireNonNull(key, "key");
        values = List.copyOf(values);
        Objects.requireNonNull(english, "english");
        for (Object value : values) {
            if (!(value instanceof String
                    || value instanceof Integer
                    || value instanceof Long
                    || value instanceof Phrase)) {
                throw new IllegalArgumentException(
                        "values: " + value.getClass().getName() + " (expected a text, a whole number or a phrase)");
            }
        }
    }

    /** Words that no language changes: a line of a log, a name, a command. */
    public static Phrase verbatim(String text) {
        return new Phrase("", List.of(), text);
    }

    /** A command to paste: the same in every language, and never to be broken or wrapped. */
    public static Phrase command(String text) {
        return new Phrase(COMMAND, List.of(), text);
    }

    /** Whether it is a command to paste. */
    public boolean isCommand() {
        return key.equals(COMMAND);
    }

    /** Whether no language changes the words. */
    public boolean isVerbatim() {
        return key.isEmpty() || isCommand();
    }

    /** The same sentence with every text in it changed, such as by taking addresses out. */
    public Phrase map(UnaryOperator<String> change) {
        return new Phrase(
                key, values.stream().map(value -> changed(value, change)).toList(), change.apply(english));
    }

    private static Object changed(Object value, UnaryOperator<String> change) {
        if (value instanceof Phrase phrase) {
            return phrase.map(change);
        }
        return value instanceof String text ? change.apply(text) : value;
    }

    /** The English words. */
    @Override
    public String toString() {
        return english;
    }
}
