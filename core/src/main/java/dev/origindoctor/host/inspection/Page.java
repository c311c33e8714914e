package dev.origindoctor.host.inspection;

import java.util.List;

/** A text of titled parts that fits a terminal of eighty columns. */
final class Page {
    private static final int WIDTH = 80;

    private final StringBuilder text = new StringBuilder();

    Page(String title) {
        line(title, "");
    }

    /** A part with its lines; one without lines is left out. */
    void part(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n');
            line(title, "");
            lines.forEach(each -> line("  " + each, "      "));
        }
    }

    /** A part that is there in any case. */
    void part(String title, List<String> lines, String none) {
        part(title, lines.isEmpty() ? List.of(none) : lines);
    }

    /** Breaks a line at its blanks; a word that is wider than the page, such as a path, stands over. */
    private void line(String whole, String indent) {
        String rest = whole;
        while (rest.length() > WIDTH) {
            int room = rest.length() - rest.stripLeading().length();
            int at = rest.lastIndexOf(' ', WIDTH);
            if (at <= room) {
                at = rest.indexOf(' ', WIDTH);
            }
            if (at < 0) {
                break;
            }
            text.append(rest.substring(0, at).stripTrailing()).append('\n');
            rest = indent + rest.substring(at).strip();
        }
        text.append(rest).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
