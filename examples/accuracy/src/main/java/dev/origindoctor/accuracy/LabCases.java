package dev.origindoctor.accuracy;

import java.util.List;
import java.util.stream.Stream;

/**
 * The cases of the lab: rules and routes of a real kernel, and real programs. The machine is asked really wherever the
 * last column says {@code asked}.
 */
final class LabCases {
    private LabCases() {}

    static List<PlantedCase> all() {
        return Stream.of(FirewallCases.all(), NetworkCases.all(), ProgramCases.all(), NameCases.all())
                .flatMap(List::stream)
                .toList();
    }
}
