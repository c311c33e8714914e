package dev.origindoctor.diagnosis;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to do about a cause.
 *
 * @param title what it achieves
 * @param where where it is done: {@code origin}, {@code edge}, {@code dns}, {@code provider} or {@code application}
 * @param steps what to do, in order
 * @param undo how to take it back, where it can be
 * @param confirm how to see that it helped
 */
public record Remedy(
        Phrase title,
        String where,
        List<Step> steps,
        @Nullable Phrase undo,
        @Nullable Phrase confirm) {
    /**
     * One step.
     *
     * @param text what to do, in words
     * @param command the command that does it, where there is one
     */
    public record Step(Phrase text, @Nullable String command) {
        public Step {
            Objects.requireNonNull(text, "text");
        }
    }

    public Remedy {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(where, "where");
        steps = List.copyOf(steps);
    }
}
