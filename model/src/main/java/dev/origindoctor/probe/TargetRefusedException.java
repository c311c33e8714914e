package dev.origindoctor.probe;

import dev.origindoctor.origin.Endpoint;
import java.net.InetAddress;
import java.util.Objects;

/** Says that the {@link TargetPolicy} forbids a target. Misuse, not a fault of the origin: nothing was sent. */
public final class TargetRefusedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final InetAddress address;
    private final String reason;

    /** The refusal of {@code endpoint} for {@code reason}. */
    public TargetRefusedException(Endpoint endpoint, String reason) {
        super("target: " + endpoint + " is " + reason + " (expected a public address)");
        this.address = endpoint.address();
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** The address that may not be probed. */
    public InetAddress address() {
        return address;
    }

    /** Why not, in a few words, such as {@code loopback (127.0.0.0/8)}. */
    public String reason() {
        return reason;
    }
}
