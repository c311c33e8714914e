package dev.origindoctor.host.source;

/** Text of other people's making, made harmless: it may meet a terminal, a log or a page. */
public final class Neutral {
    private Neutral() {}

    /** The text without characters that control a terminal or the direction of writing, at most {@code longest} long. */
    public static String text(String text, int longest) {
        StringBuilder neutral = new StringBuilder(Math.min(text.length(), longest) + 1);
        text.codePoints()
                .limit(longest + 1L)
                .forEach(point -> neutral.appendCodePoint(point == '\t' ? ' ' : harmless(point) ? point : '\uFFFD'));
        return cut(neutral, longest);
    }

    private static String cut(StringBuilder text, int longest) {
        if (text.length() > longest) {
            int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
            text.setLength(end);
            text.append('\u2026');
        }
        return text.toString();
    }

    /** Format characters (Cf) hold the marks that turn the direction of writing round. */
    private static boolean harmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
