package dev.origindoctor.firewall.evaluation;

import dev.origindoctor.firewall.packet.RejectKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a connection can end.
 *
 * @param kind the way
 * @param answer what is answered, for a rejection, and for a connection that is reset after its handshake
 */
public record Fate(Kind kind, @Nullable RejectKind answer) {
    /** The ways in which a connection can end. */
    public enum Kind {
        ACCEPT,
        STALL,
        REJECT,
        DROP,
        /** Any of them. */
        UNKNOWN;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Fate ACCEPT = new Fate(Kind.ACCEPT, null);
    static final Fate DROP = new Fate(Kind.DROP, null);
    static final Fate STALL = new Fate(Kind.STALL, null);
    /** Any of them. */
    static final Fate UNKNOWN = new Fate(Kind.UNKNOWN, null);

    static Fate rejected(RejectKind kind) {
        return new Fate(Kind.REJECT, kind);
    }

    static Fate stalled(RejectKind kind) {
        return new Fate(Kind.STALL, kind);
    }

    /** Whether it is one way. */
    boolean known() {
        return kind != Kind.UNKNOWN;
    }

    @Override
    public String toString() {
        return answer == null ? kind.id() : kind.id() + " (" + answer.id() + ")";
    }
}
