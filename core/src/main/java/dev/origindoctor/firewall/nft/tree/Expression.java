package dev.origindoctor.firewall.nft.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule looks at, and what it compares that with. */
public sealed interface Expression {
    /** A constant as it was written: an address, a number, a name. */
    record Word(String text) implements Expression {}

    /**
     * A field of the packet, of its connection or of its way.
     *
     * @param name the full name in one spelling: {@code ip saddr}, {@code meta iifname}, {@code ct state}
     */
    record Selector(String name) implements Expression {}

    /** All values from one to another. */
    record Range(Expression first, Expression last) implements Expression {}

    /** All values that begin with these bits. */
    record Prefix(Expression value, String length) implements Expression {}

    /** Several fields looked up together. */
    record Concat(List<Expression> parts) implements Expression {}

    /** A set or map written in its place. */
    record Braces(List<Element> elements) implements Expression {}

    /** A set or map of the table, by name. */
    record Named(String name) implements Expression {}

    /** Several flags, of which one suffices. */
    record Flags(List<Expression> parts) implements Expression {}

    /** Arithmetic on bits: {@code & | ^ << >>}, or {@code /} for a value under a mask. */
    record Bits(String operator, Expression left, Expression right) implements Expression {}

    /** The value that a map holds for a key. */
    record Lookup(Expression key, Expression map) implements Expression {}

    /** What is not understood, as it was written. */
    record Obscure(String text) implements Expression {}

    /**
     * One member of a set, or one pair of a map.
     *
     * @param data the value of a pair that is no verdict
     * @param verdict the verdict of a pair of a verdict map
     */
    record Element(Expression key, @Nullable Expression data, Clause.@Nullable Verdict verdict) {}
}
