package dev.origindoctor.firewall.rules;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a chain. A verdict map is written as one rule for each of its entries, with the same line.
 *
 * @param line where it was read
 * @param statements its conditions and effects, in order
 * @param verdict what becomes of the packets that fulfil all conditions
 * @param doubt where something about it cannot be decided or was not understood: what, in a few words
 */
public record Rule(
        Line line,
        List<Statement> statements,
        Verdict verdict,
        @Nullable String doubt) {
    public Rule {
        Objects.requireNonNull(line, "line");
        statements = List.copyOf(statements);
        Objects.requireNonNull(verdict, "verdict");
    }

    /** A rule that is wholly understood. */
    public Rule(Line line, List<Statement> statements, Verdict verdict) {
        this(line, statements, verdict, null);
    }

    /** A line of which nothing was understood: it may do anything with any packet of its chain. */
    public static Rule unread(Unread unread) {
        return new Rule(unread.line(), List.of(Condition.unknown()), Verdict.ANYTHING, unread.why());
    }
}
