package dev.origindoctor.cli.sweep;

import dev.origindoctor.cli.console.WrongInput;
import dev.origindoctor.fleet.FleetLine;
import dev.origindoctor.fleet.Journal;
import dev.origindoctor.fleet.SweepLine;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The journal of a sweep, where there is one, and which lines of the target file it holds already. */
final class KeptResults implements AutoCloseable {
    private final @Nullable Path path;
    private final @Nullable Journal journal;
    private final DoneLines done;

    private KeptResults(@Nullable Path path, @Nullable Journal journal, DoneLines done) {
        this.path = path;
        this.journal = journal;
        this.done = done;
    }

    static KeptResults nowhere() {
        return new KeptResults(null, null, new DoneLines());
    }

    /** A new journal that begins with {@code head}. */
    static KeptResults begin(Path path, String head) {
        try {
            Journal journal = Journal.create(path);
            journal.add(head);
            return new KeptResults(path, journal, new DoneLines());
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
            return new KeptResults(path, journal, reading.done);
        } catch (IllegalArgumentException e) {
            throw new WrongInput("--resume: " + path + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
    }

    /** Whether the journal holds this line's result already. */
    boolean holds(FleetLine line) {
        return done.holds(line.number(), line.target().toString());
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

    private static WrongInput cannotWrite(Path path, IOException e) {
        return WrongInput.of("--journal " + path + ": cannot be written", e);
    }

    /** What is learnt from a journal as its lines go by. */
    private static final class Reading {
        private final Path path;
        private final String head;
        private final Consumer<String> kept;
        private final DoneLines done = new DoneLines();
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
            if (done.add(result.number(), result.target())) {
                kept.accept(line);
            }
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
