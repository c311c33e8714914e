package dev.origindoctor.cli.watch;

import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.watch.Look;
import dev.origindoctor.watch.WatchEvent;
import org.jspecify.annotations.Nullable;

/** How many looks there were, and the last of them. Counted by one thread, read by any. */
final class Tally {
    private volatile long looks;
    private volatile long failed;
    private volatile @Nullable Look last;

    void count(WatchEvent event) {
        if (event instanceof WatchEvent.Looked looked) {
            last = looked.look();
            looks = looks + 1;
            failed = failed + (looked.look().conclusion() == Conclusion.FAULTY ? 1 : 0);
        }
    }

    long looks() {
        return looks;
    }

    long failed() {
        return failed;
    }

    @Nullable
    Look last() {
        return last;
    }
}
