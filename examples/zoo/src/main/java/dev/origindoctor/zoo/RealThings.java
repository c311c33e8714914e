package dev.origindoctor.zoo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The programs and rights that a test of the real thing needs. Without them the test is skipped and says what is missing;
 * where {@code ORIGIN_DOCTOR_REQUIRE_REAL} is {@code true} it fails. For tests alone: it needs JUnit on the class path.
 */
public final class RealThings {
    private static final boolean REQUIRED = Boolean.parseBoolean(System.getenv("ORIGIN_DOCTOR_REQUIRE_REAL"));
    private static final List<String> PLACES = List.of("/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

    private RealThings() {}

    /** Whether nothing may be skipped here. */
    public static boolean required() {
        return REQUIRED;
    }

    /** The path of a program that the test cannot do without. */
    public static Path program(String name) {
        need(name);
        return installed(name).orElseThrow();
    }

    /** Programs that the test cannot do without. */
    public static void need(String... programs) {
        List<String> missing =
                Stream.of(programs).filter(name -> installed(name).isEmpty()).toList();
        if (!missing.isEmpty()) {
            lacking(String.join(", ", missing));
        }
    }

    /** Programs, and the right to make namespaces of networks and mounts. */
    public static void needNamespaces(String... programs) {
        List<String> all = new ArrayList<>(List.of("unshare", "ip"));
        all.addAll(List.of(programs));
        need(all.toArray(String[]::new));
        try {
            Process process = new ProcessBuilder("unshare", "--net", "--mount", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                lacking("the right to make namespaces");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for a namespace", e);
        }
    }

    /** Ends the test because of what is missing. */
    public static void lacking(String what) {
        if (REQUIRED) {
            Assertions.fail("required here, and missing: " + what);
        }
        Assumptions.abort("missing here: " + what);
    }

    private static Optional<Path> installed(String name) {
        return PLACES.stream()
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
