package dev.origindoctor.accuracy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A few lines of shell that lay out what a tool or a trouble leaves on a machine, kept in a file of their own.
 *
 * @param name what a plant calls it
 * @param script the lines, which find what they are told in {@code $1} and so on
 */
record Recipe(String name, String script) {
    /** The recipe of this name, where there is one. */
    static Optional<Recipe> named(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = Recipe.class.getResourceAsStream("recipes/" + name + ".sh")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new Recipe(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command line that follows it, told {@code words} as a shell reads them. */
    String with(String words) {
        return "set -e; set -- " + words + "\n" + script;
    }
}
