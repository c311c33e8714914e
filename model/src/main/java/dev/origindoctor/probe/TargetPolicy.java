package dev.origindoctor.probe;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Which addresses may be probed at all. Asked with the very address that is then connected to, and again for each
 * redirect. An embedder that lets its users name targets keeps {@link #publicOnly()}.
 */
@FunctionalInterface
public interface TargetPolicy {
    /** Why {@code address} may not be probed, in a few words; empty where it may. */
    Optional<String> refusal(InetAddress address);

    /** Permits every address: for tests, and for people who probe their own network. */
    static TargetPolicy everything() {
        return address -> Optional.empty();
    }

    /** Permits what IANA's special-purpose registries do not reserve. */
    static TargetPolicy publicOnly() {
        return SpecialPurpose::reason;
    }
}
