package dev.origindoctor.host;

import dev.origindoctor.host.source.SourceText.Cut;
import java.time.Instant;
import java.util.Objects;

/**
 * A source that was read.
 *
 * @param source the file or the command
 * @param takenAt when it was read on the machine
 * @param cut which part was left out because it was larger than the bound
 */
public record SourceRead(String source, Instant takenAt, Cut cut) {
    public SourceRead {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(takenAt, "takenAt");
        Objects.requireNonNull(cut, "cut");
    }
}
