package dev.origindoctor.firewall.nft.meaning;

import dev.origindoctor.firewall.nft.tree.Clause.Assign;
import dev.origindoctor.firewall.nft.tree.Expression;
import dev.origindoctor.firewall.nft.tree.Expression.Bits;
import dev.origindoctor.firewall.nft.tree.Expression.Selector;
import dev.origindoctor.firewall.rules.Effect;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What writing a field changes about later matches: the marks, and the zone of connection tracking. */
final class Marks {
    private static final long ALL = 0xffffffffL;

    /** A mark after the bits of {@code cleared} were cleared and those of {@code flipped} flipped. */
    private record Change(long cleared, long flipped) {}

    private Marks() {}

    /** The effect of the assignment; null where it has none that later matches could see. */
    static @Nullable Effect effect(Assign assign) {
        return switch (assign.field()) {
            case "meta mark" -> packetMark(assign.value());
            case "ct mark" -> connectionMark(assign.value());
            case "ct zone", "ct original zone", "ct reply zone" -> Effect.unknownTracking();
            default -> null;
        };
    }

    private static Effect packetMark(Expression value) {
        if (value.equals(new Selector("ct mark"))) {
            return Effect.restoreMark(ALL);
        }
        return change(value, new Selector("meta mark"))
                .map(change -> Effect.mark(change.cleared, change.flipped))
                .orElseGet(Effect::unknownMark);
    }

    private static Effect connectionMark(Expression value) {
        if (value.equals(new Selector("meta mark"))) {
            return Effect.saveMark(ALL);
        }
        return change(value, new Selector("ct mark"))
                .map(change -> Effect.connectionMark(change.cleared, change.flipped))
                .orElseGet(Effect::unknownConnectionMark);
    }

    private static Optional<Change> change(Expression value, Selector itself) {
        if (value.equals(itself)) {
            return Optional.of(new Change(0, 0));
        }
        OptionalLong constant = Members.number(value, Map.of());
        if (constant.isPresent()) {
            return Optional.of(new Change(ALL, constant.getAsLong()));
        }
        if (!(value instanceof Bits bits)) {
            return Optional.empty();
        }
        OptionalLong right = Members.number(bits.right(), Map.of());
        return right.isEmpty()
                ? Optional.empty()
                : change(bits.left(), itself).flatMap(left -> then(left, bits.operator(), right.getAsLong()));
    }

    private static Optional<Change> then(Change left, String operator, long right) {
        return switch (operator) {
            case "&" -> Optional.of(new Change(left.cleared | (~right & ALL), left.flipped & right));
            case "|" -> Optional.of(new Change(left.cleared | right, left.flipped | right));
            case "^" -> Optional.of(new Change(left.cleared, left.flipped ^ right));
            default -> Optional.empty();
        };
    }
}
