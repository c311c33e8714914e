package dev.origindoctor.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with blanks. <code>{0}</code> is the first value; <code>{0?attempt|attempts}</code> stands for the first of
 * two words where that value is 1, else for the second. Every other brace is a brace.
 */
final class Template {
    private static final Pattern BLANK = Pattern.compile("\\{(\\d)(?:\\?([^|{}]*)\\|([^|{}]*))?}");
    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    private interface Part {
        String fill(List<?> values, Function<Object, String> teller);
    }

    static Template of(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher blank = BLANK.matcher(text);
        int end = 0;
        while (blank.find()) {
            literal(text.substring(end, blank.start()), parts);
            parts.add(blank(blank));
            end = blank.end();
        }
        literal(text.substring(end), parts);
        return new Template(parts);
    }

    private static void literal(String text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add((values, teller) -> text);
        }
    }

    private static Part blank(Matcher blank) {
        int index = blank.group(1).charAt(0) - '0';
        String one = blank.group(2);
        String many = blank.group(3);
        return one == null || many == null
                ? (values, teller) -> teller.apply(values.get(index))
                : (values, teller) -> teller.apply(values.get(index)).equals("1") ? one : many;
    }

    /** The sentence with its blanks filled in as they are told; a value that is missing is a mistake of the caller. */
    String fill(List<?> values, Function<Object, String> teller) {
        if (parts.size() == 1) {
            return parts.get(0).fill(values, teller);
        }
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.fill(values, teller)));
        return text.toString();
    }
}
