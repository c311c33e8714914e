package dev.origindoctor.firewall.nft.text;

import dev.origindoctor.firewall.nft.tree.Clause;
import dev.origindoctor.firewall.nft.tree.Clause.Assign;
import dev.origindoctor.firewall.nft.tree.Clause.Foreign;
import dev.origindoctor.firewall.nft.tree.Clause.Handover;
import dev.origindoctor.firewall.nft.tree.Clause.Match;
import dev.origindoctor.firewall.nft.tree.Clause.Note;
import dev.origindoctor.firewall.nft.tree.Clause.Reject;
import dev.origindoctor.firewall.nft.tree.Clause.Sometimes;
import dev.origindoctor.firewall.nft.tree.Clause.Untrack;
import dev.origindoctor.firewall.nft.tree.Clause.VerdictMap;
import dev.origindoctor.firewall.nft.tree.Expression;
import dev.origindoctor.firewall.nft.tree.Expression.Concat;
import dev.origindoctor.firewall.nft.tree.Expression.Flags;
import dev.origindoctor.firewall.nft.tree.Expression.Obscure;
import dev.origindoctor.firewall.nft.tree.Expression.Selector;
import dev.origindoctor.firewall.nft.tree.Unclear;
import dev.origindoctor.firewall.nft.words.Token;
import dev.origindoctor.firewall.nft.words.Token.Kind;
import dev.origindoctor.firewall.nft.words.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the steps of one rule. */
final class ClauseParser {
    private static final Map<String, String> OPERATORS =
            Map.of("eq", "==", "ne", "!=", "neq", "!=", "lt", "<", "gt", ">", "le", "<=", "ge", ">=", "in", "==");
    private static final Set<String> SIGNS = Set.of("==", "!=", "<", ">", "<=", ">=", "!");

    private static final Set<String> LOG_OPTIONS =
            Set.of("prefix", "level", "group", "snaplen", "queue-threshold", "flags");

    private static final Expression PRIORITY = new Selector("meta priority");

    private final Tokens tokens;
    private final ExpressionParser expressions;
    private final TranslationParser translations;
    private final UpdateParser updates;

    ClauseParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.translations = new TranslationParser(tokens, expressions);
        this.updates = new UpdateParser(tokens, expressions);
    }

    /** All steps up to the end of the statement. */
    List<Clause> clauses() {
        List<Clause> clauses = new ArrayList<>();
        while (!tokens.peek().ends()) {
            clauses.add(clause());
        }
        return clauses;
    }

    private Clause clause() {
        Token token = tokens.peek();
        if (token.kind() == Kind.FOREIGN) {
            return new Foreign("match", "", tokens.next().text());
        }
        Clause verdict = expressions.verdict();
        if (verdict != null) {
            return verdict;
        }
        return token.kind() == Kind.WORD && !token.text().equals("ct") ? statement(token.text()) : connection();
    }

    private Clause statement(String word) {
        int start = tokens.peek().start();
        return switch (word) {
            case "counter" -> counter(start);
            case "log" -> log(start);
            case "comment" -> new Note("comment " + afterNext());
            case "last" -> last(start);
            case "notrack" -> untrack();
            case "limit", "quota" -> sometimes(start);
            case "reject" -> reject();
            case "dnat", "snat", "masquerade", "redirect" -> translations.read(word);
            case "queue", "synproxy", "tproxy", "fwd" -> new Handover(toEnd(start));
            case "dup" -> duplicate(start);
            case "add", "update", "delete" -> updates.current();
            case "meter" -> updates.meter(start);
            case "flow" -> tokens.peek(1).word("table") ? updates.meter(start) : note(start, 3);
            case "set" -> updates.old(start);
            case "reset" -> note(start, 4);
            case "xt" -> foreign(start);
            default -> comparison();
        };
    }

    private String afterNext() {
        tokens.next();
        return tokens.name();
    }

    private Clause untrack() {
        tokens.next();
        return new Untrack();
    }

    private Clause counter(int start) {
        tokens.next();
        Expression name = tokens.takeWord("name") ? expressions.value() : null;
        while (tokens.takeWord("packets") || tokens.takeWord("bytes")) {
            tokens.name();
        }
        return new Note(tokens.written(start, tokens.last().end()), name);
    }

    private Clause log(int start) {
        tokens.next();
        while (LOG_OPTIONS.contains(tokens.peek().text()) && tokens.peek().kind() == Kind.WORD) {
            tokens.next();
            expressions.right();
            while (tokens.last().text().equals("tcp") || tokens.last().text().equals("ip")) {
                expressions.right();
            }
        }
        return new Note(tokens.written(start, tokens.last().end()));
    }

    private Clause last(int start) {
        tokens.next();
        if (tokens.takeWord("used") && !tokens.takeWord("never")) {
            tokens.name();
        }
        return new Note(tokens.written(start, tokens.last().end()));
    }

    /** Passes a number of words and what joins them. */
    private Clause note(int start, int words) {
        for (int i = 0; i < words && !tokens.peek().ends(); i += tokens.last().kind() == Kind.WORD ? 1 : 0) {
            tokens.next();
        }
        return new Note(tokens.written(start, tokens.last().end()));
    }

    private Clause duplicate(int start) {
        tokens.next();
        tokens.takeWord("to");
        Expression to = expressions.value();
        if (tokens.takeWord("device")) {
            expressions.value();
        }
        return new Note(tokens.written(start, tokens.last().end()), to);
    }

    /** {@code limit rate over 10/minute burst 5 packets}, {@code quota over 25 mbytes used 0 bytes}, or by name. */
    private Clause sometimes(int start) {
        tokens.next();
        if (tokens.takeWord("name")) {
            expressions.value();
            return new Sometimes(tokens.written(start, tokens.last().end()));
        }
        tokens.takeWord("rate");
        if (!tokens.takeWord("over")) {
            tokens.takeWord("until");
        }
        if (tokens.peek().is("{")) {
            throw tokens.flaws().sure(tokens.peek(), "a limit is one number, not a set");
        }
        amount();
        while (tokens.takeWord("burst") || tokens.takeWord("used")) {
            amount();
        }
        return new Sometimes(tokens.written(start, tokens.last().end()));
    }

    /** {@code 5}, {@code 5 packets}, {@code 25 mbytes/second}, {@code 5/minute}. */
    private void amount() {
        tokens.name();
        if (tokens.peek().kind() == Kind.WORD && tokens.peek().text().matches("packets|[kmg]?bytes(/\\w+)?")) {
            tokens.next();
        }
        if (tokens.take("/")) {
            tokens.name();
        }
    }

    private Clause reject() {
        tokens.next();
        if (!tokens.takeWord("with")) {
            return new Reject(null, null);
        }
        String type = tokens.name();
        if (type.equals("tcp")) {
            return new Reject("tcp " + tokens.name(), null);
        }
        tokens.takeWord("type");
        return new Reject(type, tokens.name());
    }

    /** {@code xt match "set"}, {@code xt target "REJECT"}. */
    private Clause foreign(int start) {
        tokens.next();
        String kind = tokens.name();
        String name = tokens.name();
        return new Foreign(kind, name, tokens.written(start, tokens.last().end()));
    }

    private String toEnd(int start) {
        int outside = tokens.depth();
        while (tokens.peek().kind() != Kind.END
                && !(tokens.depth() == outside && tokens.peek().ends())) {
            tokens.next();
        }
        return tokens.written(start, tokens.last().end());
    }

    private Clause connection() {
        int start = tokens.peek().start();
        if (tokens.peek().word("ct") && tokens.peek(1).word("count")) {
            tokens.next();
            tokens.next();
            tokens.takeWord("over");
            tokens.name();
            return new Sometimes(tokens.written(start, tokens.last().end()));
        }
        return comparison();
    }

    private Clause comparison() {
        Expression left = expressions.left();
        if (tokens.takeWord("vmap")) {
            return new VerdictMap(left, expressions.right());
        }
        if (tokens.takeWord("set")) {
            return assign(left);
        }
        Token sign = tokens.peek();
        String operator = sign.kind() == Kind.WORD
                ? OPERATORS.getOrDefault(sign.text(), "")
                : SIGNS.contains(sign.text()) && sign.kind() == Kind.SIGN ? sign.text() : "";
        if (!operator.isEmpty()) {
            tokens.next();
        }
        if (tokens.peek().ends()) {
            throw new Unclear("a value expected, found " + Tokens.shown(tokens.peek()));
        }
        if (left.equals(PRIORITY) && tokens.peek().kind() == Kind.WORD) {
            return new Match(left, operator, trafficClass());
        }
        return new Match(left, operator, expressions.right());
    }

    /** {@code 1:1234}, {@code bcad:dada-bcad:dadc}, {@code none}: a class of traffic shaping. */
    private Expression trafficClass() {
        int start = tokens.peek().start();
        tokens.next();
        while (tokens.take(":") || tokens.take("-")) {
            tokens.name();
        }
        return new Obscure(tokens.written(start, tokens.last().end()));
    }

    private Clause assign(Expression left) {
        Expression value = expressions.value();
        while (tokens.take(",")) {
            value = new Flags(List.of(value, expressions.value()));
        }
        if (tokens.take(":")) {
            // a class of traffic shaping, major and minor
            value = new Concat(List.of(value, expressions.value()));
        }
        return new Assign(left instanceof Selector field ? field.name() : "", value);
    }
}
