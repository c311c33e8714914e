package dev.origindoctor.report;

import dev.origindoctor.host.source.Neutral;
import java.util.List;

/** A page of text of a given width: paragraphs are wrapped with a hanging indent, styles are words, not codes. */
final class TextPage {
    private static final int NARROWEST = 40;
    private static final int WIDEST = 100;

    /** A blank at which no line ends. */
    static final char NO_BREAK = '\u00a0';

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
        for (String line : Columns.wrapped(neutral(content), columns - width(lead))) {
            text.append(before)
                    .append(styled(style, line.replace(NO_BREAK, ' ')))
                    .append('\n');
            before = indent;
        }
        return this;
    }

    /** A sentence with commands in it: each stands on a line of its own, and the words go on below. */
    TextPage sentence(Style style, String lead, List<Piece> pieces) {
        String indent = " ".repeat(width(lead));
        for (int i = 0; i < pieces.size(); i++) {
            String content = pieces.get(i).text();
            if (pieces.get(i).command()) {
                command(indent + "  ", content);
            } else {
                paragraph(
                        style,
                        i == 0 ? lead : indent,
                        i == 0 ? content.strip() : pieces.get(i).continued());
            }
        }
        return this;
    }

    /** A line that may not be broken, since somebody will paste it. */
    TextPage command(String lead, String command) {
        text.append(lead).append(styled(Style.COMMAND, neutral(command))).append('\n');
        return this;
    }

    /** A document that is judged again may have been written by anybody: nothing in it may steer the terminal. */
    private static String neutral(String content) {
        return Neutral.text(content.replace('\n', ' '), content.length());
    }

    String styled(Style style, String content) {
        return colour && !style.codes.isEmpty() ? "\u001b[" + style.codes + "m" + content + "\u001b[0m" : content;
    }

    /** The text, without blanks at the ends of lines. */
    String text() {
        return text.toString().replaceAll(" +\n", "\n");
    }

    static int width(CharSequence content) {
        return Columns.width(content);
    }
}
