package dev.origindoctor.fleet;

import dev.origindoctor.fleet.SweepResult.Finding;
import dev.origindoctor.taxonomy.Layer;
import dev.origindoctor.taxonomy.LocalFault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One look under way, and the further targets that get its answer. */
final class Flight {
    final Networks.Pending pending;
    final Object key;
    final Networks.Lane lane;
    final long startedNanos;
    private @Nullable CompletableFuture<SweepResult> look;
    private @Nullable List<FleetLine> followers;
    private @Nullable SweepResult result;
    private @Nullable Throwable failure;
    boolean hanging;
    boolean landed;

    Flight(Networks.Pending pending, Object key, Networks.Lane lane, long startedNanos) {
        this.pending = pending;
        this.key = key;
        this.lane = lane;
        this.startedNanos = startedNanos;
    }

    /** Whether the look was made, and can serve others. */
    boolean wasMade() {
        return result != null;
    }

    /** Begins; {@code landed} is run when the look has ended, on whatever thread that is. */
    void begin(CompletableFuture<SweepResult> begun, Runnable whenLanded) {
        look = begun;
        begun.whenComplete((found, cause) -> {
            result = found;
            failure = cause;
            whenLanded.run();
        });
    }

    /** Whether the prober's own machine spoiled it in a way that may be better another time. */
    boolean spoiled() {
        return result != null
                && result.finding().fault() instanceof LocalFault fault
                && fault.layer() == Layer.LOCAL
                && fault != LocalFault.NOT_PERMITTED
                && fault != LocalFault.NO_ROUTE;
    }

    /** What was found. What cannot be asked is said so in its place; a bug is not hidden in a result. */
    SweepResult answer(Depth depth) {
        if (result != null) {
            return result;
        }
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (!(cause instanceof IllegalArgumentException wrong)) {
            throw new IllegalStateException("a look failed", cause);
        }
        FleetLine line = pending.line();
        return new SweepResult(
                line.number(),
                line.target(),
                depth,
                Finding.inconclusive(null, "not probed"),
                List.of(),
                null,
                String.valueOf(wrong.getMessage()));
    }

    void cancel() {
        if (look != null) {
            look.cancel(true);
        }
    }

    void follow(FleetLine line) {
        if (followers == null) {
            followers = new ArrayList<>();
        }
        followers.add(line);
    }

    List<FleetLine> followers() {
        return followers == null ? List.of() : followers;
    }
}
