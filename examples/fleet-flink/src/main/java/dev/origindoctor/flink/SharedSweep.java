package dev.origindoctor.flink;

import dev.origindoctor.fleet.FleetLine;
import dev.origindoctor.fleet.FleetTarget;
import dev.origindoctor.fleet.SweepResult;
import dev.origindoctor.fleet.SweepRun;
import dev.origindoctor.netty.NettyProbes;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The one sweep, and the one set of probes, of all subtasks in this JVM that want the same. The first that joins opens
 * it, the last that leaves closes it. One that broke is no longer joined.
 */
final class SharedSweep {
    private static final Map<FleetOptions, SharedSweep> OPEN = new HashMap<>();
    private static final int MOST_WAITING = 1 << 20;

    private final FleetOptions options;
    private final NettyProbes probes;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(SharedSweep::thread);
    private final SubmissionPublisher<FleetLine> asked = new SubmissionPublisher<>(thread, MOST_WAITING);
    private final Map<Long, CompletableFuture<SweepResult>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong tickets = new AtomicLong();
    private final SweepRun run;
    private int members;

    private SharedSweep(FleetOptions options) {
        this.options = options;
        this.probes = options.probes();
        this.run = options.sweep(probes, thread).over(asked);
        run.forEach(this::answer).whenComplete((end, failure) -> fail(failure));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "fleet-sweep");
        thread.setDaemon(true);
        return thread;
    }

    static synchronized SharedSweep join(FleetOptions options) {
        SharedSweep sweep = OPEN.get(options);
        if (sweep == null || sweep.run.done().isDone()) {
            sweep = new SharedSweep(options);
            OPEN.put(options, sweep);
        }
        sweep.members++;
        return sweep;
    }

    void leave() {
        synchronized (SharedSweep.class) {
            if (--members > 0) {
                return;
            }
            OPEN.remove(options, this);
        }
        run.cancel();
        run.done().handle((end, failure) -> null).join();
        probes.close();
        asked.close();
        thread.shutdown();
    }

    /** How many are open in this JVM. */
    static synchronized int open() {
        return OPEN.size();
    }

    /** How many looks have been asked for and not been answered. */
    int waiting() {
        return waiting.size();
    }

    /** The answer for this target, whenever its turn comes. */
    CompletableFuture<SweepResult> look(FleetTarget target) {
        long ticket = tickets.incrementAndGet();
        CompletableFuture<SweepResult> answer = new CompletableFuture<>();
        waiting.put(ticket, answer);
        asked.submit(new FleetLine(ticket, target));
        if (run.done().isDone()) {
            fail(null);
        }
        return answer;
    }

    private void answer(SweepResult result) {
        CompletableFuture<SweepResult> asker = waiting.remove(result.number());
        if (asker != null) {
            asker.complete(result);
        }
    }

    private void fail(@Nullable Throwable cause) {
        IllegalStateException ended = new IllegalStateException("the sweep has ended", cause);
        waiting.keySet().forEach(ticket -> {
            CompletableFuture<SweepResult> asker = waiting.remove(ticket);
            if (asker != null) {
                asker.completeExceptionally(ended);
            }
        });
    }
}
