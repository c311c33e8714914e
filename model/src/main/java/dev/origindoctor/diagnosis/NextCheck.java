package dev.origindoctor.diagnosis;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A check that would tell the remaining causes apart.
 *
 * @param id its permanent identifier
 * @param text what to look at, and what it would show
 * @param command the command to paste, where there is one
 * @param gainBits how much it is expected to tell, in bits
 */
public record NextCheck(String id, Phrase text, @Nullable String command, double gainBits) {
    public NextCheck {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(text, "text");
    }
}
