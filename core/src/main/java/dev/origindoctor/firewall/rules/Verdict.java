package dev.origindoctor.firewall.rules;

import dev.origindoctor.firewall.packet.RejectKind;
import java.util.List;
import java.util.Objects;

/** What a rule, or a base chain's policy, does with the packets that come to its end. */
public sealed interface Verdict {
    /** The next rule is asked. */
    Plain CONTINUE = Plain.CONTINUE;

    /** Ends this base chain only: the next one of the hook is asked, in iptables the next table's. */
    Plain ACCEPT = Plain.ACCEPT;

    /** Ends the packet's way, silently. */
    Plain DROP = Plain.DROP;

    /** Back behind the calling rule; in a base chain, on to its policy. */
    Plain RETURN = Plain.RETURN;

    /** A rule that was not understood: it may do anything. */
    Plain ANYTHING = Plain.ANYTHING;

    /** The verdicts that say everything by their name. */
    enum Plain implements Verdict {
        CONTINUE,
        ACCEPT,
        DROP,
        RETURN,
        ANYTHING
    }

    /** Ends the packet's way with an answer. */
    record Reject(RejectKind four, RejectKind six) implements Verdict {
        public Reject {
            Objects.requireNonNull(four, "four");
            Objects.requireNonNull(six, "six");
        }
    }

    /** The chain of the same table is asked; where it ends or returns, the rule behind this one. */
    record Jump(String chain) implements Verdict {}

    /** The chain of the same table is asked; where it ends or returns, this chain returns as well. */
    record Goto(String chain) implements Verdict {}

    /** One of these, nobody can say which; they are neither jumps nor of this kind. */
    record OneOf(List<Verdict> verdicts) implements Verdict {
        public OneOf {
            verdicts = List.copyOf(verdicts);
        }
    }

    /** Rejects with the same answer in both families. */
    static Verdict reject(RejectKind kind) {
        return new Reject(kind, kind);
    }

    /** Rejects with the answer of the packet's family. */
    static Verdict reject(RejectKind four, RejectKind six) {
        return new Reject(four, six);
    }
}
