package dev.origindoctor.cli.sweep;

import dev.origindoctor.cli.console.EndOfProcess;
import dev.origindoctor.cli.console.ExitCode;
import dev.origindoctor.cli.console.TimeSpan;
import dev.origindoctor.cli.console.WrongInput;
import dev.origindoctor.fleet.FleetLine;
import dev.origindoctor.fleet.Sweep;
import dev.origindoctor.fleet.SweepLine;
import dev.origindoctor.fleet.SweepResult;
import dev.origindoctor.fleet.SweepRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One sweep at the command line. A result is kept before it is printed. */
final class SweepSession {
    private static final long PATIENCE_MILLIS = 100;

    private final Sweep sweep;
    private final SweepSummary summary;
    private final KeptResults kept;
    private final SweepOutput output;
    private final SkippedLines skipped;
    private final Arrivals results = new Arrivals();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean interrupted;

    SweepSession(Sweep sweep, SweepSummary summary, KeptResults kept, SweepOutput output) {
        this.sweep = sweep;
        this.summary = summary;
        this.kept = kept;
        this.output = output;
        this.skipped = new SkippedLines(summary, output);
    }

    int run(@Nullable Path file) {
        TargetFile targets = new TargetFile(file, this::isWanted, skipped::unreadable);
        ProgressBar bar = output.bar(output.live() ? targets.size() : -1);
        SweepRun run = sweep.over(targets);
        EndOfProcess signal = EndOfProcess.first(() -> endEarly(run));
        try {
            boolean whole = take(run, bar);
            output.flush();
            bar.clear();
            skipped.tell();
            return finish(run, whole);
        } finally {
            run.cancel();
            kept.close();
            ended.countDown();
            signal.forget();
        }
    }

    private boolean isWanted(FleetLine line) {
        return !kept.holds(line);
    }

    /** On a signal: nothing new begins, what is finished is kept, and the summary says how far it came. */
    private void endEarly(SweepRun run) {
        interrupted = true;
        run.cancel();
        try {
            if (!ended.await(3, TimeUnit.SECONDS)) {
                output.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes results until there are no more; false where it ended before that. */
    private boolean take(SweepRun run, ProgressBar bar) {
        long before = summary.all();
        run.subscribe(results);
        while (!interrupted) {
            SweepResult result = next();
            if (result != null) {
                keep(result, bar);
            }
            if (results.isEmpty() && !show(bar)) {
                return false;
            }
            if (result == null && run.done().isDone() && results.isEmpty()) {
                run.done().join();
                return !interrupted;
            }
            bar.draw(run.progress(), before, System.nanoTime());
        }
        return false;
    }

    /** Writes out what there is, without tearing the bar; false where that gets nowhere any more. */
    private boolean show(ProgressBar bar) {
        if (output.sharesScreen() || skipped.isAnyUntold()) {
            bar.clear();
        }
        skipped.tell();
        output.flush();
        return !output.isBroken();
    }

    private @Nullable SweepResult next() {
        try {
            return results.next(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            interrupted = true;
            return null;
        }
    }

    private void keep(SweepResult result, ProgressBar bar) {
        String line = SweepLine.json(result);
        kept.keep(line);
        summary.count(SweepLine.of(result));
        output.result(line);
        if (result.refused() != null) {
            bar.clear();
            skipped.refused(result.number(), result.refused());
        }
    }

    private int finish(SweepRun run, boolean whole) {
        if (summary.all() == 0 && whole && skipped.none()) {
            throw new WrongInput("no origin to look at");
        }
        Duration took = run.progress().elapsed();
        String seconds = took.toMinutes() > 1
                ? TimeSpan.text(took.toSeconds())
                : String.format(Locale.ROOT, "%.1f s", took.toNanos() / 1e9);
        summary.print(output.err(), output.words(), whole ? seconds : output.cutShort(seconds));
        int code = summary.exitCode();
        return !whole && code == ExitCode.HEALTHY ? ExitCode.INCONCLUSIVE : code;
    }
}
