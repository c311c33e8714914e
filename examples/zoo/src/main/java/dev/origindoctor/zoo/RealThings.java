package dev.origindoctor.zoo;

import dev.origindoctor.zoo.machine.Cage;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
        String missing = missing(List.of(programs));
        if (!missing.isEmpty()) {
            lacking(missing);
        }
    }

    /** Those of the programs that are not installed, with commas between them; empty where all are. */
    private static String missing(List<String> programs) {
        return programs.stream().filter(name -> installed(name).isEmpty()).collect(Collectors.joining(", "));
    }

    /** Programs, and the right to make a machine of its own. */
    public static void needNamespaces(String... programs) {
        String missing = missingForNamespaces(List.of(programs));
        if (!missing.isEmpty()) {
            lacking(missing);
        }
    }

    /** What stands between this machine and a machine of its own with these programs; empty where nothing does. */
    public static String missingForNamespaces(List<String> programs) {
        String missing = missing(Stream.concat(Stream.of("unshare", "nsenter", "ip"), programs.stream())
                .toList());
        if (!missing.isEmpty()) {
            return missing;
        }
        try (Cage cage = Cage.open("")) {
            cage.run("true");
            return "";
        } catch (IllegalStateException | UncheckedIOException e) {
            return "the right to make namespaces: " + e.getMessage();
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
