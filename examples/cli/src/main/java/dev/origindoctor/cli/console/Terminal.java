package dev.origindoctor.cli.console;

import java.util.Map;

/**
 * What is known of the screen that standard output leads to.
 *
 * @param columns how wide it is
 * @param colour whether it wants colours
 * @param live whether a person is looking, so that lines may be redrawn
 */
public record Terminal(int columns, boolean colour, boolean live) {
    private static final int USUAL = 80;

    /** The terminal of this process. The start script passes on what only a shell can tell. */
    public static Terminal here() {
        return of(System.getenv(), Boolean.getBoolean("origindoctor.terminal"));
    }

    /** The same of standard error, where progress is shown. */
    public static Terminal ofProgress() {
        return of(System.getenv(), Boolean.getBoolean("origindoctor.progress"));
    }

    public static Terminal of(Map<String, String> environment, boolean isTerminal) {
        String kind = environment.getOrDefault("TERM", "");
        boolean dumb = kind.isEmpty() || kind.equals("dumb");
        boolean colour =
                isTerminal && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(columns(environment.getOrDefault("COLUMNS", "")), colour, isTerminal && !dumb);
    }

    /** How wide help is: what the options need at least, and not wider than can be read. */
    public int helpColumns() {
        return Math.max(60, Math.min(100, columns));
    }

    public Terminal withoutColour() {
        return new Terminal(columns, false, live);
    }

    private static int columns(String text) {
        return text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : USUAL;
    }
}
