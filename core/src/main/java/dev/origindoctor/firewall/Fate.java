package dev.origindoctor.firewall;

import dev.origindoctor.firewall.rules.RejectKind;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a connection can end.
 *
 * @param outcome the way
 * @param answer what is answered, for a rejection, and for a connection that is reset after its handshake
 */
record Fate(Outcome outcome, @Nullable RejectKind answer) {
    static final Fate ACCEPT = new Fate(Outcome.ACCEPT, null);
    static final Fate DROP = new Fate(Outcome.DROP, null);
    static final Fate STALL = new Fate(Outcome.STALL, null);
    /** Any of them. */
    static final Fate UNKNOWN = new Fate(Outcome.MAYBE, null);

    static Fate rejected(RejectKind kind) {
        return new Fate(Outcome.REJECT, kind);
    }

    static Fate stalled(RejectKind kind) {
        return new Fate(Outcome.STALL, kind);
    }

    @Override
    public String toString() {
        return answer == null ? outcome.id() : outcome.id() + " (" + answer.id() + ")";
    }
}
