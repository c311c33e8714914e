package dev.origindoctor.cli.watch;

import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.watch.Look;
import dev.origindoctor.watch.WatchEvent;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How many looks there were, and the last of them. Counted by one thread, read by any. */
final class Tally {
    private final AtomicLong looks = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile @Nullable Look last;

    void count(WatchEvent event) {
        if (event instanceof WatchEvent.Looked looked) {
            last = looked.look();
            looks.incrementAndGet();
            failed.addAndGet(looked.look().conclusion() == Conclusion.FAULTY ? 1 : 0);
        }
    }

    long looks() {
        return looks.get();
    }

    long failed() {
        return failed.get();
    }

    @Nullable
    Look last() {
        return last;
    }
}
