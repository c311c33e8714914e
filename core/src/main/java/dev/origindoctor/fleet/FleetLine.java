package dev.origindoctor.fleet;

import java.util.Objects;

/**
 * A target and which one of its sweep it is.
 *
 * @param number counted from 1; the line number where the targets come from a file
 * @param target the origin
 */
public record FleetLine(long number, FleetTarget target) {
    public FleetLine {
        Objects.requireNonNull(target, "target");
    }
}
