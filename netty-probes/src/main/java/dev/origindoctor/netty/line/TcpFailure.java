package dev.origindoctor.netty.line;

import dev.origindoctor.observation.IcmpAnswer;
import dev.origindoctor.taxonomy.Fault;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection was not made.
 *
 * @param fault the fault
 * @param errno the operating system's word for it, where it is known
 * @param icmp the ICMP message behind it, where the kernel let us see it
 */
public record TcpFailure(
        Fault fault, @Nullable String errno, @Nullable IcmpAnswer icmp) {
    public TcpFailure {
        Objects.requireNonNull(fault, "fault");
    }

    /** Nothing but the fault. */
    public static TcpFailure of(Fault fault) {
        return new TcpFailure(fault, null, null);
    }
}
