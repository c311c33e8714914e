package dev.origindoctor.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One look under way, and the further targets that get its answer. */
final class Flight {
    final Networks.Pending pending;
    final Object key;
    final Networks.Lane lane;
    final long startedNanos;
    private @Nullable CompletableFuture<SweepResult> look;
    private @Nullable List<FleetLine> followers;
    boolean hanging;
    boolean landed;

    @Nullable
    SweepResult result;

    @Nullable
    Throwable failure;

    Flight(Networks.Pending pending, Object key, Networks.Lane lane, long startedNanos) {
        this.pending = pending;
        this.key = key;
        this.lane = lane;
        this.startedNanos = startedNanos;
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
