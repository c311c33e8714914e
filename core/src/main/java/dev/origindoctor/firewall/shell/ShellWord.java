package dev.origindoctor.firewall.shell;

/**
 * A word of a command.
 *
 * @param text what it says, quotes taken away and known variables filled in
 * @param quoted whether it stood in quotes
 * @param known whether it is certain; otherwise something in it is only known when the script runs
 */
public record ShellWord(String text, boolean quoted, boolean known) {
    /** Whether it is exactly this, unquoted. */
    boolean is(String word) {
        return known && !quoted && text.equals(word);
    }
}
