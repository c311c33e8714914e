package dev.origindoctor.firewall;

import java.util.Objects;

/**
 * A file's text, with the name under which reports mention it.
 *
 * @param name the file's name
 * @param text what it holds
 */
public record NamedText(String name, String text) {
    public NamedText {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
    }
}
