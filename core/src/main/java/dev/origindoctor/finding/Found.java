package dev.origindoctor.finding;

import dev.origindoctor.diagnosis.Finding;
import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.observation.Fact;
import java.util.List;
import java.util.Objects;

/** A finding together with its word in the vocabulary. */
public record Found(Clue clue, Finding finding) {
    public Found {
        Objects.requireNonNull(clue, "clue");
        Objects.requireNonNull(finding, "finding");
    }

    static Found of(Clue clue, Phrase says, String source, Fact... facts) {
        return new Found(clue, new Finding(clue.id(), says, source, List.of(facts)));
    }
}
