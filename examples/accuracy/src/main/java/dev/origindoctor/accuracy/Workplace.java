package dev.origindoctor.accuracy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for one run's files, named by its process. What is left of runs that were killed is taken away by the next
 * one; a run that is still going on keeps its own.
 *
 * @param folder where the files go
 */
record Workplace(Path folder) implements AutoCloseable {
    /** This process's folder in {@code parent}, beside those of other runs that are still going on. */
    static Workplace open(Path parent) {
        try {
            Files.createDirectories(parent);
            try (Stream<Path> left = Files.list(parent)) {
                left.filter(Workplace::abandoned).toList().forEach(Workplace::remove);
            }
            return new Workplace(Files.createDirectories(
                    parent.resolve(Long.toString(ProcessHandle.current().pid())).toAbsolutePath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean abandoned(Path folder) {
        String name = folder.getFileName().toString();
        return name.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(name)).isEmpty();
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        remove(folder);
    }
}
