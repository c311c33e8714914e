package dev.origindoctor.firewall.nft.words;

/**
 * A piece of nft text.
 *
 * @param end the offset right behind it in the text; of a spliced variable, behind its use
 */
public record Token(Kind kind, String text, int line, int start, int end) {
    /** What a word of a ruleset is to the reader. */
    public enum Kind {
        /** A name, number, address or keyword. */
        WORD,
        /** The inside of a pair of quotes. */
        QUOTED,
        /** Punctuation, a whole operator at a time. */
        SIGN,
        /** {@code $name} that nothing defines. */
        UNDEFINED,
        /** What {@code nft} wrote behind a {@code #} because it has no words for a match of iptables. */
        FOREIGN,
        NEWLINE,
        END
    }

    public boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    public boolean word(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    /** Whether a statement ends before this token. */
    public boolean ends() {
        return kind == Kind.NEWLINE || kind == Kind.END || is(";") || is("}");
    }
}
