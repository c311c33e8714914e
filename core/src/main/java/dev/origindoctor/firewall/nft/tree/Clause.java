package dev.origindoctor.firewall.nft.tree;

import org.jspecify.annotations.Nullable;

/** A step of a rule. The steps run from left to right; one that is false ends the rule. */
public sealed interface Clause {
    /**
     * Goes on where the comparison holds; the operator is one of {@code == != < > <= >= !}, or empty where none was
     * written: one of several flags then suffices.
     */
    record Match(Expression left, String operator, Expression right) implements Clause {
        /** Whether it asks for a value, or for any other than that. */
        public boolean equality() {
            return operator.isEmpty() || operator.equals("==") || negative();
        }

        /** Whether it asks for any other value. */
        public boolean negative() {
            return operator.equals("!=");
        }
    }

    /** Says what becomes of the packet: accept, drop, continue, return, jump or goto. */
    record Verdict(String kind, @Nullable String chain) implements Clause {}

    /** Takes the verdict that a map holds for the key; goes on where it holds none. */
    record VerdictMap(Expression key, Expression map) implements Clause {}

    /**
     * Refuses the packet with an answer.
     *
     * @param type {@code tcp reset}, {@code icmp}, {@code icmpv6}, {@code icmpx}; null for the default of the family
     * @param code the name of the ICMP code; null for port-unreachable
     */
    record Reject(@Nullable String type, @Nullable String code) implements Clause {}

    /** Sends the connection elsewhere: {@code dnat}, {@code redirect}; or only changes its source. */
    record Translate(
            String kind,
            @Nullable Expression address,
            @Nullable Expression port) implements Clause {}

    /** Writes a field: the packet's mark, the connection's mark or label, a byte of the header. */
    record Assign(String field, Expression value) implements Clause {}

    /**
     * Adds the packet's key to a set or removes it.
     *
     * @param set the set; empty for one that has no name of its own
     * @param key what is added; without it there is nothing to add, and the rule ends
     * @param perhaps whether it also asks a question about the rate
     */
    record Update(String set, @Nullable Expression key, boolean perhaps, String text) implements Clause {}

    /** The connection is not tracked. */
    record Untrack() implements Clause {}

    /** Leaves the packet as it is: counter, log, and the like; but looks {@code value} up, where there is one. */
    record Note(String text, @Nullable Expression value) implements Clause {
        public Note(String text) {
            this(text, null);
        }
    }

    /** Holds sometimes: limits, quotas, counts of connections. */
    record Sometimes(String text) implements Clause {}

    /** Another program decides, or an answer is made in the packet's name: queue, synproxy, tproxy, fwd. */
    record Handover(String text) implements Clause {}

    /** A match or target of iptables that nft cannot write out; {@code kind} is match, target or watcher. */
    record Foreign(String kind, String name, String text) implements Clause {}

    /** What is not understood, as it was written. */
    record Obscure(String text, String why) implements Clause {}
}
