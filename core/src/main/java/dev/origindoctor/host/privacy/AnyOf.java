package dev.origindoctor.host.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The alternatives of a pattern, sorted by the character with which they begin. A hundred of them tried at every
 * character of a large log take minutes; those that can begin there take a moment.
 */
final class AnyOf {
    private static final int CHARACTERS = 128;
    private static final Pattern FIRST = Pattern.compile("\\[([^\\]]+)\\]|\\\\?(.)");
    private static final Predicate<String> REGULAR =
            Pattern.compile("[\\\\\\[\\].*+?(){}^$]").asPredicate();

    private final List<List<Word>> byFirst = IntStream.range(0, CHARACTERS)
            .<List<Word>>mapToObj(each -> new ArrayList<>())
            .toList();

    private interface Word {
        boolean at(int place, String line);
    }

    private AnyOf(String pattern) {
        for (String alternative : pattern.split("\\|")) {
            Matcher first = FIRST.matcher(alternative);
            if (!first.lookingAt()) {
                throw new IllegalArgumentException("alternative: nothing (expected a word)");
            }
            Word word = word(alternative);
            String begins = first.group(1) == null ? first.group(2) : first.group(1);
            begins.chars().forEach(each -> byFirst.get(each).add(word));
        }
    }

    /** The alternatives of a pattern that has no groups, no ranges at its beginnings, and only ASCII there. */
    static AnyOf of(String pattern) {
        return new AnyOf(pattern);
    }

    private static Word word(String alternative) {
        if (!REGULAR.test(alternative)) {
            return (place, line) -> line.startsWith(alternative, place);
        }
        Pattern pattern = Pattern.compile(alternative);
        return (place, line) ->
                pattern.matcher(line).region(place, line.length()).lookingAt();
    }

    /** Whether one of them stands anywhere in the line. */
    boolean in(String line) {
        for (int place = 0; place < line.length(); place++) {
            char first = line.charAt(place);
            if (first < CHARACTERS) {
                for (Word word : byFirst.get(first)) {
                    if (word.at(place, line)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
