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
    /** Waits until a command succeeds; if it never does, says what is in the log of whoever should have made it so. */
    private static final String AWAIT = """
            await() {
              end=$(( $(date +%s) + 90 ))
              while [ $(date +%s) -lt $end ]; do
                if eval "$2"; then return 0; fi
                sleep 0.1
              done
              echo "never so: $2"; tail -n 20 "$1"; exit 1
            }
            """;

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
        return "set -e; set -- " + words + "\n" + AWAIT + script;
    }
}
