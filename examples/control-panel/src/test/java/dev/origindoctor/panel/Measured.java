package dev.origindoctor.panel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/** Keeps how long things took among the build's output. No test fails by it: machines are as busy as they are. */
final class Measured {
    private static final Path FILE = Path.of("target", "measured.txt");

    private Measured() {}

    static void keep(String what, List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        String line = sorted.size() == 1
                ? what + ": " + sorted.get(0).toMillis() + " ms\n"
                : String.format(
                        "%s: %d ms median, %d ms p99, %d ms at most (%d times)%n",
                        what, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1), sorted.size());
        try {
            Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long at(List<Duration> sorted, double share) {
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, index)).toMillis();
    }
}
