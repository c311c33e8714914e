package dev.origindoctor.report;

import java.util.ArrayList;
import java.util.List;

/** The columns of a terminal: East Asian wide characters take two, combining marks none. */
public final class Columns {
    /** What may not begin a line in Chinese or Japanese typesetting. */
    private static final String NOT_FIRST = "，。、；：！？）】》〉」』”’…—·％%,.;:!?)]}";

    /** What may not end one. */
    private static final String NOT_LAST = "（【《〈「『“‘([{";

    private Columns() {}

    /** How many columns {@code content} takes. */
    public static int width(CharSequence content) {
        return content.codePoints().map(Columns::width).sum();
    }

    /** {@code content} with blanks to this many columns, one at least; cut where it is longer. */
    public static String padded(String content, int columns) {
        String cut = width(content) < columns ? content : content.substring(0, fitting(content, columns - 2)) + "…";
        return cut + " ".repeat(Math.max(1, columns - width(cut)));
    }

    /** {@code content} in lines of at most {@code room} columns, broken at blanks where that is possible. */
    public static List<String> wrapped(String content, int room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : content.split(" ")) {
            String gap = line.length() > 0 ? " " : "";
            for (String piece : pieces(word)) {
                if (line.length() > 0 && width(line) + gap.length() + width(piece) > room) {
                    lines.add(line.toString());
                    line.setLength(0);
                    gap = "";
                }
                line.append(gap).append(piece);
                gap = "";
                while (width(line) > room) {
                    int cut = fitting(line, room);
                    lines.add(line.substring(0, cut));
                    line.delete(0, cut);
                }
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** How many characters of {@code line} fit into this many columns, one at least. */
    static int fitting(CharSequence line, int room) {
        int columns = 0;
        int index = 0;
        while (index < line.length()) {
            int point = Character.codePointAt(line, index);
            columns += width(point);
            if (columns > room && index > 0) {
                return index;
            }
            index += Character.charCount(point);
        }
        return index;
    }

    /** The pieces of a word between which a line may end: around wide characters, but for punctuation that clings. */
    static List<String> pieces(String word) {
        List<String> pieces = new ArrayList<>();
        int begin = 0;
        int before = -1;
        for (int index = 0; index < word.length(); index += Character.charCount(before)) {
            int point = word.codePointAt(index);
            if (before >= 0 && mayEndBetween(before, point)) {
                pieces.add(word.substring(begin, index));
                begin = index;
            }
            before = point;
        }
        pieces.add(word.substring(begin));
        return pieces;
    }

    private static boolean mayEndBetween(int before, int after) {
        return (width(before) == 2 || width(after) == 2)
                && NOT_FIRST.indexOf(after) < 0
                && NOT_LAST.indexOf(before) < 0;
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return wide(point) ? 2 : 1;
    }

    /** The blocks of Unicode's East Asian Width "wide" and "fullwidth" (UAX 11). */
    private static boolean wide(int point) {
        return (point >= 0x1100 && point <= 0x115f)
                || (point >= 0x2e80 && point <= 0xa4cf)
                || (point >= 0xac00 && point <= 0xd7a3)
                || (point >= 0xf900 && point <= 0xfaff)
                || (point >= 0xfe30 && point <= 0xfe6f)
                || (point >= 0xff00 && point <= 0xff60)
                || (point >= 0x1f300 && point <= 0x1f64f)
                || (point >= 0x1f900 && point <= 0x1f9ff)
                || (point >= 0x20000 && point <= 0x3fffd);
    }
}
