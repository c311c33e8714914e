package dev.origindoctor.netty;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.origindoctor.probe.ProberHealth;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What this process may still do. */
final class OwnProcess {
    private OwnProcess() {}

    /** The health of a prober in this process; counting the descriptors takes longer the more are open. */
    static ProberHealth health(int inFlight, Duration loopLag) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? new ProberHealth(
                        inFlight, loopLag, system.getOpenFileDescriptorCount(), system.getMaxFileDescriptorCount())
                : new ProberHealth(inFlight, loopLag, null, null);
    }
}
