package dev.origindoctor.cli.sweep;

import dev.origindoctor.cli.console.ExitCode;
import dev.origindoctor.cli.console.TimeSpan;
import dev.origindoctor.cli.console.WrongInput;
import dev.origindoctor.fleet.FleetLine;
import dev.origindoctor.fleet.Sweep;
import dev.origindoctor.fleet.SweepLine;
import dev.origindoctor.fleet.SweepResult;
import dev.origindoctor.fleet.SweepRun;
import dev.origindoctor.fleet.TargetLines.BadLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One sweep at the command line. Results come over a bounded queue, so that a slow reader of standard output slows the
 * sweep down and not the event loops. A result is kept before it is printed.
 */
final class SweepSession {
    private static final int AHEAD = 2_000;
    private static final long MOST_SHOWN = 20;

    /** A line that was not looked at, because it cannot be read or may not be probed. */
    private record Skipped(BadLine line, boolean refused) {}

    private final Sweep sweep;
    private final SweepSummary summary;
    private final KeptResults kept;
    private final SweepOutput output;
    private final BlockingQueue<SweepResult> results = new LinkedBlockingQueue<>();
    private final BlockingQueue<Skipped> skipped = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private long shownLines;
    private volatile boolean interrupted;

    SweepSession(Sweep sweep, SweepSummary summary, KeptResults kept, SweepOutput output) {
        this.sweep = sweep;
        this.summary = summary;
        this.kept = kept;
        this.output = output;
    }

    int run(@Nullable Path file) {
        TargetFile targets = new TargetFile(file, this::isWanted, bad -> skipped.add(new Skipped(bad, false)));
        ProgressBar bar = output.bar(output.live() ? targets.size() : -1);
        SweepRun run = sweep.over(targets);
        Thread hook = new Thread(() -> endEarly(run), "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            boolean whole = take(run, bar);
            output.flush();
            bar.clear();
            tellSkipped();
            return finish(run, whole);
        } finally {
            run.cancel();
            kept.close();
            ended.countDown();
            if (!interrupted) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
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
        Taker taker = new Taker();
        run.subscribe(taker);
        while (!interrupted) {
            SweepResult result = next();
            if (result != null) {
                keep(result);
                taker.taken();
            }
            if (results.isEmpty()) {
                bar.clear();
                tellSkipped();
                if (output.isReaderGone()) {
                    return false;
                }
            }
            if (result == null && run.done().isDone() && results.isEmpty()) {
                run.done().join();
                return !interrupted;
            }
            bar.draw(run.progress(), before, System.nanoTime());
        }
        return false;
    }

    private @Nullable SweepResult next() {
        try {
            return results.poll(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            interrupted = true;
            return null;
        }
    }

    private void keep(SweepResult result) {
        String line = SweepLine.json(result);
        kept.keep(line);
        summary.count(SweepLine.of(result));
        output.result(line);
        if (result.refused() != null) {
            skipped.add(new Skipped(new BadLine(result.number(), result.refused()), true));
        }
    }

    private void tellSkipped() {
        for (Skipped one = skipped.poll(); one != null; one = skipped.poll()) {
            if (!one.refused()) {
                summary.countBadLine();
            }
            if (++shownLines <= MOST_SHOWN) {
                output.skipped(one.line().number(), one.line().why(), one.refused());
            } else if (shownLines == MOST_SHOWN + 1) {
                output.say(output.words().say("sweep.more_skipped"));
            }
        }
        output.flush();
    }

    private int finish(SweepRun run, boolean whole) {
        if (summary.all() == 0 && whole && shownLines == 0) {
            throw new WrongInput("no origin to look at");
        }
        Duration took = run.progress().elapsed();
        String seconds = took.toMinutes() > 1
                ? TimeSpan.text(took.toSeconds())
                : String.format(Locale.ROOT, "%.1f s", took.toNanos() / 1e9);
        summary.print(
                output.err(), output.words(), whole ? seconds : output.words().say("sweep.interrupted", seconds));
        int code = summary.exitCode();
        return !whole && code == ExitCode.HEALTHY ? ExitCode.INCONCLUSIVE : code;
    }

    /** Asks for as many results as the queue may hold, and for more as they are taken from it. */
    private final class Taker implements Flow.Subscriber<SweepResult> {
        private Flow.@Nullable Subscription subscription;
        private int takenSince;

        /** Called by the taking thread alone. */
        void taken() {
            takenSince++;
            if (takenSince * 2 >= AHEAD && subscription != null) {
                subscription.request(takenSince);
                takenSince = 0;
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(AHEAD);
        }

        @Override
        public void onNext(SweepResult result) {
            results.add(result);
        }

        @Override
        public void onError(Throwable cause) {}

        @Override
        public void onComplete() {}
    }
}
