package dev.origindoctor.cli.sweep;

import dev.origindoctor.cli.console.WrongInput;
import dev.origindoctor.fleet.FleetLine;
import dev.origindoctor.fleet.Journal;
import dev.origindoctor.fleet.SweepLine;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a sweep, where there is one, and which lines of the target file it holds already: four bytes for each
 * line, whatever the result was.
 */
final class KeptResults implements AutoCloseable {
    private final @Nullable Path path;
    private final @Nullable Journal journal;
    private int[] done = new int[0];

    private KeptResults(@Nullable Path path, @Nullable Journal journal) {
        this.path = path;
        this.journal = journal;
    }

    static KeptResults nowhere() {
        return new KeptResults(null, null);
    }

    /** A new journal that begins with {@code head}. */
    static KeptResults begin(Path path, String head) {
        try {
            Journal journal = Journal.create(path);
            journal.add(head);
            return new KeptResults(path, journal);
        } catch (FileAlreadyExistsException e) {
            throw new WrongInput("--journal " + path + ": is there already (add --resume to go on with it)", e);
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    /** Goes on with a journal that began with the same {@code head}; {@code kept} gets each result in it. */
    static KeptResults resume(Path path, String head, Consumer<String> kept) {
        Reading reading = new Reading(path, head, kept);
        try {
            Journal journal = Journal.resume(path, reading::line);
            if (!reading.headed) {
                journal.add(head);
            }
            KeptResults results = new KeptResults(path, journal);
            results.done = reading.done;
            return results;
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    /** Whether the journal holds this line's result already. */
    boolean holds(FleetLine line) {
        int hash = line.number() < done.length ? done[(int) line.number()] : 0;
        if (hash != 0 && hash != hash(line.target().toString())) {
            throw new WrongInput(
                    "--resume: line " + line.number() + " names another origin than the journal has there");
        }
        return hash != 0;
    }

    void keep(String result) {
        if (journal != null && path != null) {
            try {
                journal.add(result);
            } catch (IOException e) {
                throw cannotWrite(path, e);
            }
        }
    }

    @Override
    public void close() {
        if (journal != null && path != null) {
            try {
                journal.close();
            } catch (IOException e) {
                throw cannotWrite(path, e);
            }
        }
    }

    private static int hash(String target) {
        return target.hashCode() | 1;
    }

    private static WrongInput cannotWrite(Path path, IOException e) {
        String why = e instanceof FileSystemException && e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
        return new WrongInput("--journal " + path + ": cannot be written" + why, e);
    }

    /** What is learnt from a journal as its lines go by. */
    private static final class Reading {
        private final Path path;
        private final String head;
        private final Consumer<String> kept;
        private int[] done = new int[1_024];
        private boolean headed;

        Reading(Path path, String head, Consumer<String> kept) {
            this.path = path;
            this.head = head;
            this.kept = kept;
        }

        void line(String line) {
            if (!headed) {
                headed = true;
                if (!line.equals(head)) {
                    throw new WrongInput("--resume: " + path + " is no journal of a sweep with these options");
                }
                return;
            }
            SweepLine result = result(line);
            int number = Math.toIntExact(result.number());
            if (number >= done.length) {
                done = Arrays.copyOf(done, Math.max(number + 1, 2 * done.length));
            }
            done[number] = hash(result.target());
            kept.accept(line);
        }

        private SweepLine result(String line) {
            try {
                return SweepLine.read(line);
            } catch (IllegalArgumentException e) {
                throw new WrongInput("--resume: " + path + " holds a line that is no result", e);
            }
        }
    }
}
