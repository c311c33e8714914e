package dev.origindoctor.firewall.nft.text;

import dev.origindoctor.firewall.nft.tree.Clause;
import dev.origindoctor.firewall.nft.tree.Clause.Update;
import dev.origindoctor.firewall.nft.tree.Expression;
import dev.origindoctor.firewall.nft.tree.Unclear;
import dev.origindoctor.firewall.nft.words.Token;
import dev.origindoctor.firewall.nft.words.Token.Kind;
import dev.origindoctor.firewall.nft.words.Tokens;

/** Reads the steps of a rule that put the packet's key into a set, in the spellings of all ages. */
final class UpdateParser {
    private final Tokens tokens;
    private final ExpressionParser expressions;

    UpdateParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /** {@code add @set { ip saddr timeout 1h limit rate over 5/minute }}. */
    Clause current() {
        int start = tokens.peek().start();
        tokens.next();
        tokens.expect("@");
        String set = tokens.name();
        return update(set, start);
    }

    private Clause update(String set, int start) {
        tokens.expect("{");
        Expression key = expressions.key();
        boolean asks = restOfBlock();
        return new Update(set, key, asks, tokens.written(start, tokens.last().end()));
    }

    /** {@code set add ip saddr timeout 1h @set}, as it was written before 1.0. */
    Clause old(int start) {
        tokens.next();
        tokens.name();
        Expression key = expressions.left();
        String set = "";
        while (!tokens.peek().ends() && set.isEmpty()) {
            set = tokens.next().is("@") ? tokens.name() : "";
        }
        return new Update(set, key, false, tokens.written(start, tokens.last().end()));
    }

    /** {@code meter m size 9 { ip saddr limit rate 9/second }}, and {@code flow table m { … }} as it was before 0.8. */
    Clause meter(int start) {
        if (tokens.next().word("flow")) {
            tokens.next();
        }
        if (!tokens.peek().is("{")) {
            tokens.name();
        }
        if (tokens.takeWord("size")) {
            tokens.name();
        }
        return update("", start);
    }

    /** Passes a block in braces up to its end; whether something in it may be false. */
    private boolean restOfBlock() {
        int inside = tokens.depth();
        boolean asks = false;
        while (tokens.depth() >= inside) {
            if (tokens.peek().kind() == Kind.END) {
                throw new Unclear("'}' expected, found the end of the file");
            }
            Token token = tokens.next();
            asks |= token.word("limit") || token.word("quota") || token.word("count");
        }
        return asks;
    }
}
