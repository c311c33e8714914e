package dev.origindoctor.netty;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.origindoctor.probe.ProberHealth;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What this process may still do. */
final class OwnProcess {
    /** Counting descriptors takes longer the more are open, and whoever slows down by it asks often. */
    private static final long GOOD_FOR = TimeUnit.SECONDS.toNanos(1);

    private volatile @Nullable Count last;

    /** How many descriptors there were at a moment. */
    private record Count(long open, long limit, long atNanos) {}

    /** The health of a prober in this process. */
    ProberHealth health(int inFlight, Duration loopLag) {
        Count count = count(System.nanoTime());
        return count == null
                ? new ProberHealth(inFlight, loopLag, null, null)
                : new ProberHealth(inFlight, loopLag, count.open(), count.limit());
    }

    private @Nullable Count count(long now) {
        Count known = last;
        if (known == null || now - known.atNanos() > GOOD_FOR) {
            known = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                    ? new Count(system.getOpenFileDescriptorCount(), system.getMaxFileDescriptorCount(), now)
                    : null;
            last = known;
        }
        return known;
    }
}
