package dev.origindoctor.netty;

import java.nio.charset.StandardCharsets;

/**
 * Makes text from the network harmless for terminals, logs and HTML. What could move a cursor, hide or reorder text,
 * end a line or open markup becomes a visible stand-in, and what is longer than its bound is cut.
 */
final class WireText {
    private static final char STAND_IN = '\uFFFD';
    private static final String CUT = "...";

    private WireText() {}

    /** The text on one line, of at most {@code longest} characters. */
    static String line(CharSequence text, int longest) {
        return clean(text, longest, false);
    }

    /** The text with its line feeds and tabs, of at most {@code longest} characters. */
    static String lines(CharSequence text, int longest) {
        return clean(text, longest, true);
    }

    /** Bytes that should be text: read as UTF-8, what is not becomes a stand-in; on one line. */
    static String line(byte[] bytes, int longest) {
        return line(new String(bytes, StandardCharsets.UTF_8), longest);
    }

    /** Bytes that are kept one a character; read as those that should be text. */
    static String lineOfBytes(String bytes, int longest) {
        return isPlain(bytes, longest) ? bytes : line(bytes.getBytes(StandardCharsets.ISO_8859_1), longest);
    }

    /** Whether it is visible ASCII, and short enough, and so what nearly everybody sends. */
    private static boolean isPlain(CharSequence text, int longest) {
        if (text.length() > longest) {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            if (!isPlain(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(int point) {
        return point >= ' ' && point <= '~' && point != '<' && point != '>';
    }

    private static String clean(CharSequence text, int longest, boolean keepsLines) {
        if (isPlain(text, longest)) {
            return text.toString();
        }
        StringBuilder clean = new StringBuilder(Math.min(text.length(), longest));
        int at = 0;
        while (at < text.length()) {
            int point = Character.codePointAt(text, at);
            if (keepsLines && point == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
                at++;
                continue;
            }
            if (clean.length() + Character.charCount(point) > longest) {
                return cut(clean, longest);
            }
            clean.appendCodePoint(isPlain(point) || harmless(point, keepsLines) ? standIn(point) : STAND_IN);
            at += Character.charCount(point);
        }
        return clean.toString();
    }

    private static String cut(StringBuilder clean, int longest) {
        int keep = Math.max(0, longest - CUT.length());
        if (keep > 0 && Character.isHighSurrogate(clean.charAt(keep - 1))) {
            keep--;
        }
        clean.setLength(keep);
        return clean.append(CUT, 0, Math.min(longest, CUT.length())).toString();
    }

    /** Angle brackets look like themselves but open no markup any more, whoever forgets to escape them. */
    private static int standIn(int point) {
        return point == '<' ? '\u2039' : point == '>' ? '\u203A' : point;
    }

    private static boolean harmless(int point, boolean keepsLines) {
        if (point == '\n' || point == '\t') {
            return keepsLines;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, // C0, DEL and C1, so every escape sequence
                    Character.FORMAT, // bidirectional overrides and isolates, zero-width characters, tags, soft hyphens
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> !invisible(point);
        };
    }

    /** Letters and marks that show nothing: Hangul fillers, the Braille blank and the variation selectors. */
    private static boolean invisible(int point) {
        return point == 0x115F
                || point == 0x1160
                || point == 0x3164
                || point == 0xFFA0
                || point == 0x2800
                || point == 0x034F
                || (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF);
    }
}
