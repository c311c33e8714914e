package dev.origindoctor.firewall.nft.text;

import dev.origindoctor.firewall.nft.tree.Clause;
import dev.origindoctor.firewall.nft.tree.Clause.Translate;
import dev.origindoctor.firewall.nft.tree.Expression;
import dev.origindoctor.firewall.nft.tree.Expression.Prefix;
import dev.origindoctor.firewall.nft.tree.Expression.Range;
import dev.origindoctor.firewall.nft.words.Token;
import dev.origindoctor.firewall.nft.words.Token.Kind;
import dev.origindoctor.firewall.nft.words.Tokens;
import java.util.Set;

/** Reads the steps of a rule that translate addresses and ports. */
final class TranslationParser {
    private static final Set<String> FLAGS = Set.of("random", "fully-random", "persistent");

    private final Tokens tokens;
    private final ExpressionParser expressions;

    TranslationParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /** {@code dnat ip to 10.0.0.1:443 random}. */
    Clause read(String kind) {
        tokens.next();
        boolean to = skipTo();
        Expression address = tokens.peek().is("[") ? bracketed() : target(kind, to) ? expressions.value() : null;
        Expression port = tokens.take(":") ? expressions.value() : null;
        while (FLAGS.contains(tokens.peek().text()) || tokens.peek().is(",")) {
            tokens.next();
        }
        return new Translate(kind, address, port);
    }

    /** {@code [2001:db8::1]}, {@code [2001:db8::1]-[2001:db8::9]}, {@code [2001:db8::]/64}. */
    private Expression bracketed() {
        Expression first = inBrackets();
        if (tokens.take("-")) {
            return new Range(first, inBrackets());
        }
        return tokens.take("/") ? new Prefix(first, tokens.name()) : first;
    }

    private Expression inBrackets() {
        tokens.expect("[");
        Expression inner = expressions.value();
        tokens.expect("]");
        return inner;
    }

    /** Passes a family and a layout in front of {@code to}, which do not matter to who is let in. */
    private boolean skipTo() {
        for (int i = 0;
                i < 6 && (tokens.peek(i).kind() == Kind.WORD || tokens.peek(i).is("."));
                i++) {
            if (tokens.peek(i).word("to")) {
                while (!tokens.next().word("to")) {
                    // up to the word
                }
                return true;
            }
        }
        return false;
    }

    /** Whether an address is next: behind {@code to}, or bare as it was written before 0.9. */
    private boolean target(String kind, boolean to) {
        Token token = tokens.peek();
        boolean bare = kind.equals("dnat") || kind.equals("snat");
        return (to || (bare && token.kind() == Kind.WORD && !FLAGS.contains(token.text())))
                && !token.ends()
                && !token.is(":");
    }
}
