package dev.origindoctor.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The little Markdown that generated parts are made of. */
final class Markdown {
    private Markdown() {}

    static String table(List<String> head, List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(row(head));
        lines.add(head.stream().map(cell -> "---").collect(Collectors.joining(" | ", "| ", " |")));
        rows.forEach(cells -> lines.add(row(cells)));
        return String.join("\n", lines);
    }

    static String code(String text) {
        return "`" + text + "`";
    }

    static String codes(Stream<?> all) {
        return all.map(Object::toString).map(Markdown::code).collect(Collectors.joining(" "));
    }

    /** A link to the page of a fault or cause. */
    static String page(String id) {
        return "[`" + id + "`](" + id + ".md)";
    }

    private static String row(List<String> cells) {
        return cells.stream().map(Markdown::cell).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
