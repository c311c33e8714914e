package dev.origindoctor.finding;

import dev.origindoctor.diagnosis.Finding;
import dev.origindoctor.diagnosis.Gap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that the rules could say, and everything that they could not.
 *
 * @param found the findings, in the order of the rule book
 * @param gaps what could not be looked at, and why
 */
public record Reading(List<Found> found, List<Gap> gaps) {
    public Reading {
        found = List.copyOf(found);
        gaps = List.copyOf(gaps);
    }

    /** This and what {@code other} says. */
    public Reading and(Reading other) {
        return other.found.isEmpty() && other.gaps.isEmpty()
                ? this
                : new Reading(
                        Stream.concat(found.stream(), other.found.stream()).toList(),
                        Stream.concat(gaps.stream(), other.gaps.stream())
                                .distinct()
                                .toList());
    }

    /** The findings by themselves. */
    public List<Finding> findings() {
        return found.stream().map(Found::finding).toList();
    }

    /** Whether a finding of this kind is among them. */
    public boolean has(Clue clue) {
        return found.stream().anyMatch(one -> one.clue() == clue);
    }
}
