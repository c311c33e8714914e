package dev.origindoctor.report;

import java.util.ArrayList;
import java.util.List;

/** A page of text of a given width: paragraphs are wrapped with a hanging indent, styles are words, not codes. */
final class TextPage {
    private static final int NARROWEST = 40;
    private static final int WIDEST = 100;
    private final StringBuilder text = new StringBuilder();
    private final int columns;
    private final boolean colour;

    /** How a stretch of text looks on a terminal that has colours. */
    enum Style {
        PLAIN(""),
        STRONG("1"),
        FAINT("2"),
        GOOD("32"),
        BAD("1;31"),
        CARE("33"),
        COMMAND("36");

        private final String codes;

        Style(String codes) {
            this.codes = codes;
        }
    }

    TextPage(int columns, boolean colour) {
        this.columns = Math.max(NARROWEST, Math.min(WIDEST, columns));
        this.colour = colour;
    }

    TextPage line(Style style, String content) {
        return paragraph(style, "", content);
    }

    TextPage blank() {
        text.append('\n');
        return this;
    }

    TextPage heading(String content) {
        return blank().line(Style.STRONG, content);
    }

    /** Wraps {@code content}; the first line begins with {@code lead}, the others are indented as far. */
    TextPage paragraph(Style style, String lead, String content) {
        String indent = " ".repeat(width(lead));
        String before = lead;
        for (String line : wrap(content, columns - width(lead))) {
            text.append(before).append(styled(style, line)).append('\n');
            before = indent;
        }
        return this;
    }

    /** A line that may not be broken, since somebody will paste it. */
    TextPage command(String lead, String command) {
        text.append(lead).append(styled(Style.COMMAND, command)).append('\n');
        return this;
    }

    String styled(Style style, String content) {
        return colour && !style.codes.isEmpty() ? "\u001b[" + style.codes + "m" + content + "\u001b[0m" : content;
    }

    /** The text, without blanks at the ends of lines. */
    String text() {
        return text.toString().replaceAll(" +\n", "\n");
    }

    private static List<String> wrap(String content, int room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : content.split(" ")) {
            String gap = line.length() > 0 ? " " : "";
            for (String piece : Columns.pieces(word)) {
                if (line.length() > 0 && width(line) + gap.length() + width(piece) > room) {
                    lines.add(line.toString());
                    line.setLength(0);
                    gap = "";
                }
                line.append(gap).append(piece);
                gap = "";
                while (width(line) > room) {
                    int cut = Columns.fitting(line, room);
                    lines.add(line.substring(0, cut));
                    line.delete(0, cut);
                }
            }
        }
        lines.add(line.toString());
        return lines;
    }

    static int width(CharSequence content) {
        return Columns.width(content);
    }
}
