package dev.origindoctor.firewall.rules;

import dev.origindoctor.firewall.packet.Hook;
import dev.origindoctor.firewall.packet.InterfacePattern;
import java.util.List;
import java.util.Objects;

/**
 * Where a base chain stands.
 *
 * @param nat whether it sees a connection's first packet only, and may translate it
 * @param hook its hook
 * @param priority its priority at the hook: lower ones are asked first
 * @param devices for the hooks of a device: whose packets it sees; otherwise empty
 */
public record Base(boolean nat, Hook hook, int priority, List<InterfacePattern> devices) {
    /** From this priority on connection tracking has seen the packet. */
    public static final int TRACKING = -200;

    /** Where the translation of destinations happens, before routing and on the way out. */
    public static final int DESTINATION_NAT = -100;

    /** Where the translation of sources happens. */
    public static final int SOURCE_NAT = 100;

    public Base {
        Objects.requireNonNull(hook, "hook");
        devices = List.copyOf(devices);
    }

    /** A chain that filters. */
    public static Base filter(Hook hook, int priority) {
        return new Base(false, hook, priority, List.of());
    }

    /** A chain that translates. */
    public static Base nat(Hook hook, int priority) {
        return new Base(true, hook, priority, List.of());
    }
}
