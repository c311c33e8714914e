package dev.origindoctor.inspection;

import dev.origindoctor.report.Columns;
import java.util.List;

/** A text of titled parts, as wide as the terminal is. */
final class Page {
    private static final String INDENT = "  ";
    private static final String FURTHER = "      ";

    private final StringBuilder text = new StringBuilder();
    private final int columns;

    Page(String title, int columns) {
        this.columns = columns;
        text.append(title).append('\n');
    }

    /** A part with its lines; one without lines is left out. */
    void part(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(title).append('\n');
            lines.forEach(this::line);
        }
    }

    /** A part that is there in any case. */
    void part(String title, List<String> lines, String none) {
        part(title, lines.isEmpty() ? List.of(none) : lines);
    }

    /** A line that begins with blanks belongs to the one before. */
    private void line(String line) {
        String begin =
                INDENT + line.substring(0, line.length() - line.stripLeading().length());
        String content = line.strip();
        String first = Columns.wrapped(content, columns - begin.length()).get(0);
        text.append(begin).append(first).append('\n');
        String rest = content.substring(first.length()).strip();
        if (!rest.isEmpty()) {
            Columns.wrapped(rest, columns - FURTHER.length())
                    .forEach(piece -> text.append(FURTHER).append(piece).append('\n'));
        }
    }

    @Override
    public String toString() {
        return text.toString().replaceAll(" +\n", "\n");
    }
}
