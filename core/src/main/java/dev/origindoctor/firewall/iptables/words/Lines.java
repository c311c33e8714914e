package dev.origindoctor.firewall.iptables.words;

/** The lines of a text, one by one, so that a text of a million lines costs no more than itself. */
public final class Lines {
    private final String text;
    private int at;
    private int number;

    public Lines(String text) {
        this.text = text;
        this.at = text.startsWith("\ufeff") ? 1 : 0;
    }

    public boolean hasNext() {
        return at < text.length();
    }

    /** The next line without its end and without blanks around it. */
    public String next() {
        int end = text.indexOf('\n', at);
        end = end < 0 ? text.length() : end;
        String line = text.substring(at, end).strip();
        at = end + 1;
        number++;
        return line;
    }

    /** The number of the line that {@link #next} gave last. */
    public int number() {
        return number;
    }
}
