package dev.origindoctor.firewall.nft.text;

import dev.origindoctor.firewall.nft.tree.Clause;
import dev.origindoctor.firewall.nft.tree.Expression;
import dev.origindoctor.firewall.nft.tree.Expression.Bits;
import dev.origindoctor.firewall.nft.tree.Expression.Braces;
import dev.origindoctor.firewall.nft.tree.Expression.Concat;
import dev.origindoctor.firewall.nft.tree.Expression.Element;
import dev.origindoctor.firewall.nft.tree.Expression.Flags;
import dev.origindoctor.firewall.nft.tree.Expression.Lookup;
import dev.origindoctor.firewall.nft.tree.Expression.Named;
import dev.origindoctor.firewall.nft.tree.Expression.Obscure;
import dev.origindoctor.firewall.nft.tree.Expression.Prefix;
import dev.origindoctor.firewall.nft.tree.Expression.Range;
import dev.origindoctor.firewall.nft.tree.Expression.Word;
import dev.origindoctor.firewall.nft.tree.Unclear;
import dev.origindoctor.firewall.nft.words.Token;
import dev.origindoctor.firewall.nft.words.Token.Kind;
import dev.origindoctor.firewall.nft.words.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads expressions: the fields on the left of a comparison, the values on its right, sets and maps. */
final class ExpressionParser {
    private static final int DEEPEST = 16;
    private static final Map<String, String> BIT_WORDS =
            Map.of("and", "&", "or", "|", "xor", "^", "lshift", "<<", "rshift", ">>");
    private static final Set<String> BIT_SIGNS = Set.of("&", "|", "^", "<<", ">>");
    private static final Set<String> ELEMENT_OPTIONS =
            Set.of("timeout", "expires", "comment", "counter", "limit", "quota", "last", "ct");

    private final Tokens tokens;
    private final SelectorParser selectors;
    private final Supplier<String> anonymous;
    private int nested;

    /**
     * A parser of what stands next in {@code tokens}.
     *
     * @param anonymous reads a chain that is written in the place of its name, and says what it is called
     */
    ExpressionParser(Tokens tokens, Supplier<String> anonymous) {
        this.tokens = tokens;
        this.selectors = new SelectorParser(tokens);
        this.anonymous = anonymous;
    }

    /** What a rule looks at: fields, bits of them, several of them joined by dots. */
    Expression left() {
        nested = 0;
        return concat(true);
    }

    /** What it is compared with: one value, a list of them, or a set. */
    Expression right() {
        Expression first = concat(false);
        if (!tokens.peek().is(",")) {
            return first;
        }
        List<Expression> parts = new ArrayList<>(List.of(first));
        while (tokens.take(",")) {
            tokens.skipNewlines();
            parts.add(concat(false));
        }
        int last = parts.size() - 1;
        if (parts.get(last) instanceof Bits masked && masked.operator().equals("/")) {
            parts.set(last, masked.left()); // fin,syn / fin,syn,rst: the mask is one of all before it
            return new Bits("/", new Flags(parts), masked.right());
        }
        return new Flags(parts);
    }

    /** A value that is written to a field: it may itself come from a field, or from a map. */
    Expression value() {
        Expression value = concat(selectors.next());
        return tokens.takeWord("map") ? new Lookup(value, concat(false)) : value;
    }

    /** What is put into a set: fields, and constants beside them. */
    Expression key() {
        nested = 0;
        return concat(selectors.next());
    }

    private Expression concat(boolean left) {
        if (++nested > DEEPEST) {
            nested = 0;
            throw new Unclear("nested deeper than " + DEEPEST);
        }
        List<Expression> parts = new ArrayList<>(List.of(bits(left)));
        while (tokens.take(".")) {
            tokens.skipNewlines();
            parts.add(bits(left && selectors.next()));
        }
        nested--;
        return parts.size() == 1 ? parts.get(0) : new Concat(parts);
    }

    private Expression bits(boolean left) {
        Expression result = primary(left);
        while (true) {
            Token token = tokens.peek();
            String operator = token.kind() == Kind.WORD ? BIT_WORDS.get(token.text()) : token.text();
            if (operator == null || token.kind() == Kind.QUOTED || !BIT_SIGNS.contains(operator)) {
                return result;
            }
            tokens.next();
            result = new Bits(operator, result, primary(selectors.next()));
        }
    }

    private Expression primary(boolean left) {
        Token token = tokens.peek();
        if (tokens.take("(")) {
            Expression inner = left || selectors.next() ? concat(true) : right();
            tokens.expect(")");
            return inner;
        }
        if (left) {
            return selectors.selector();
        }
        if (token.is("{")) {
            return braces();
        }
        if (tokens.take("@")) {
            return new Named(tokens.name());
        }
        if (token.kind() == Kind.UNDEFINED) {
            tokens.next();
            return new Obscure(token.text());
        }
        return tokens.take("*") ? new Word("*") : constant();
    }

    private Expression constant() {
        boolean quoted = tokens.peek().kind() == Kind.QUOTED;
        boolean negative = tokens.take("-");
        String word = (negative ? "-" : "") + tokens.name();
        Expression first = new Word(word);
        if (quoted) {
            return tokens.peek().is("-") ? range(first) : first;
        }
        if (tokens.take("/")) {
            Token length = tokens.peek();
            if (length.kind() == Kind.WORD && Character.isDigit(length.text().charAt(0))) {
                first = new Prefix(first, tokens.next().text());
            } else {
                return new Bits("/", first, right());
            }
        }
        if (tokens.take("*")) {
            return new Word(word + "*");
        }
        if (tokens.peek().is("[") && tokens.peek(1).word("invalid")) {
            skipRemark();
        }
        return tokens.peek().is("-") ? range(first) : first;
    }

    /** {@code 0x1bb [invalid type]}: what nft prints behind a number whose type it has lost. */
    private void skipRemark() {
        while (!tokens.peek().ends() && !tokens.next().is("]")) {
            // up to the bracket
        }
    }

    private Expression range(Expression first) {
        tokens.expect("-");
        return new Range(first, constantOf(tokens.name()));
    }

    private Expression constantOf(String last) {
        return tokens.take("/") ? new Prefix(new Word(last), tokens.name()) : new Word(last);
    }

    /** What a named set holds: in braces, or from a variable. */
    List<Element> elements() {
        Expression value = concat(false);
        if (value instanceof Braces braces) {
            return braces.elements();
        }
        return value instanceof Flags flags
                ? flags.parts().stream()
                        .map(part -> new Element(part, null, null))
                        .toList()
                : List.of(new Element(value, null, null));
    }

    /** {@code { a, b : verdict, … }}. */
    private Braces braces() {
        if (++nested > DEEPEST) {
            nested = 0;
            throw new Unclear("nested deeper than " + DEEPEST);
        }
        tokens.expect("{");
        List<Element> elements = new ArrayList<>();
        tokens.skipNewlines();
        while (!tokens.peek().is("}")) {
            elements.add(element());
            tokens.skipNewlines();
            if (!tokens.take(",") && !tokens.peek().is("}")) {
                throw new Unclear("',' or '}' expected in a set, found " + Tokens.shown(tokens.peek()));
            }
            tokens.skipNewlines();
        }
        tokens.expect("}");
        nested--;
        return new Braces(elements);
    }

    private Element element() {
        Expression key = concat(false);
        skipOptions();
        if (!tokens.take(":")) {
            return new Element(key, null, null);
        }
        tokens.skipNewlines();
        Clause.Verdict verdict = verdict();
        Expression data = verdict == null ? data() : null;
        skipOptions();
        return new Element(key, data, verdict);
    }

    /** The value of a pair; a class of traffic shaping is a pair of numbers. */
    private Expression data() {
        Expression data = concat(false);
        return tokens.take(":") ? new Concat(List.of(data, concat(false))) : data;
    }

    private void skipOptions() {
        while (tokens.peek().kind() == Kind.WORD
                && ELEMENT_OPTIONS.contains(tokens.peek().text())) {
            while (!tokens.peek().ends()
                    && !tokens.peek().is(",")
                    && !tokens.peek().is(":")) {
                tokens.next();
            }
        }
        tokens.skipNewlines();
    }

    /** A verdict, if one is next. */
    Clause.@Nullable Verdict verdict() {
        Token token = tokens.peek();
        if (token.kind() != Kind.WORD) {
            return null;
        }
        return switch (token.text()) {
            case "accept", "drop", "continue", "return" ->
                new Clause.Verdict(tokens.next().text(), null);
            case "jump", "goto" -> new Clause.Verdict(tokens.next().text(), chainName());
            default -> null;
        };
    }

    private String chainName() {
        if (tokens.peek().is("{")) {
            return anonymous.get();
        }
        if (tokens.peek().kind() == Kind.UNDEFINED) {
            throw new Unclear("nothing defines " + tokens.peek().text());
        }
        return tokens.name();
    }
}
