package dev.origindoctor.diagnosis;

import java.util.Objects;

/**
 * Something that could not be known, and why.
 *
 * @param what what could not be told
 * @param because why not
 */
public record Gap(Phrase what, Phrase because) {
    public Gap {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(because, "because");
    }
}
