package dev.origindoctor.host.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Makes plain text of what tools and editors leave in files: other encodings, byte order marks, colours, lost blocks. */
public final class PlainText {
    private static final char MARK = '\uFEFF';
    private static final char ESCAPE = '\u001b';
    /** Control sequences of terminals (ECMA-48, 5.4) and the operating system commands that set titles and links. */
    private static final Pattern SEQUENCE = Pattern.compile(
            "\u001b(?:\\[[0-9;:?]{0,40}[ -/]?[@-~]|\\][^\u0007\u001b\n]{0,500}(?:\u0007|\u001b\\\\)|[()][A-Z0-9])");
    /** How many of a text's first characters tell whether it is of two bytes each. */
    private static final int LOOK = 1024;

    private PlainText() {}

    /** The text of those bytes: UTF-8 but where a mark, or every other byte being zero, says UTF-16. */
    public static String of(byte[] bytes) {
        return of(new String(bytes, encoding(bytes)));
    }

    /** The same text without byte order mark and colours. */
    public static String of(String text) {
        String bare = !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
        return bare.indexOf(ESCAPE) < 0 ? bare : SEQUENCE.matcher(bare).replaceAll("");
    }

    private static Charset encoding(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        if (first == 0xfeff || zeros(bytes, 0)) {
            return StandardCharsets.UTF_16BE;
        }
        return first == 0xfffe || zeros(bytes, 1) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }

    /** Whether every other byte from {@code start} is zero, and none of those between. */
    private static boolean zeros(byte[] bytes, int start) {
        int length = Math.min(bytes.length - bytes.length % 2, LOOK);
        for (int i = 0; i < length; i++) {
            if ((bytes[i] == 0) != (i % 2 == start)) {
                return false;
            }
        }
        return length >= 4;
    }
}
