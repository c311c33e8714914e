package dev.origindoctor.cli.watch;

import dev.origindoctor.cli.console.EndOfProcess;
import dev.origindoctor.cli.console.ExitCode;
import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.metrics.WatchMetrics;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.watch.Look;
import dev.origindoctor.watch.Status;
import dev.origindoctor.watch.Watch;
import dev.origindoctor.watch.WatchEvent;
import dev.origindoctor.watch.WatchRun;
import dev.origindoctor.watch.WatchState;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One watch at the command line, until it ends, its time is over, or nobody reads any more. */
final class WatchSession {
    private final WatchOutput output;
    private final @Nullable Duration limit;
    private final BlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();
    private final Tally tally = new Tally();

    WatchSession(WatchOutput output, @Nullable Duration limit) {
        this.output = output;
        this.limit = limit == null ? null : Deadline.moreThanNothing("--for", limit);
    }

    int run(Watch watch, @Nullable MeterRegistry registry) {
        WatchRun run = watch.start(events::add);
        WatchMetrics figures = registry == null ? null : WatchMetrics.of(registry, List.of(), run::state);
        EndOfProcess signal = EndOfProcess.first(() -> {
            run.stop();
            output.ended(tally, run);
        });
        boolean ours;
        try {
            follow(run, figures);
        } finally {
            run.stop();
            ours = signal.forget();
        }
        if (ours) {
            output.ended(tally, run);
        }
        return exitCode(run.state());
    }

    private void follow(WatchRun run, @Nullable WatchMetrics figures) {
        long began = System.nanoTime();
        while (!output.isBroken() && (limit == null || System.nanoTime() - began < limit.toNanos())) {
            WatchEvent event = next();
            if (event != null) {
                tally.count(event);
                if (figures != null) {
                    figures.seen(event);
                }
                output.tell(event, run);
            } else if (run.done().isDone()) {
                ended(run);
                return;
            }
        }
    }

    /** Throws what made the watch impossible, where something did. */
    private static void ended(WatchRun run) {
        try {
            run.done().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException why ? why : e;
        }
    }

    private @Nullable WatchEvent next() {
        try {
            return events.poll(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private int exitCode(WatchState state) {
        if (state.status() != Status.UNKNOWN) {
            return state.status() == Status.HEALTHY ? ExitCode.HEALTHY : ExitCode.FAULTY;
        }
        Look look = tally.last();
        return look != null && look.conclusion() == Conclusion.HEALTHY ? ExitCode.HEALTHY : ExitCode.INCONCLUSIVE;
    }
}
