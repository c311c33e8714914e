package dev.origindoctor.firewall.iptables.words;

import java.util.List;

/** A match of which there are words only: what a listing prints of it, or why a script may not run it. */
public final class Remark {
    /** The match that stands for it. */
    public static final String MATCH = "listing";

    /** The match's only option. */
    public static final String SAYS = "--says";

    private Remark() {}

    /** Adds the match to a rule's words. */
    public static void add(List<Token> words, String what) {
        for (String word : List.of("-m", MATCH, SAYS)) {
            words.add(new Token(word, false));
        }
        words.add(new Token(what, true));
    }
}
