package dev.origindoctor.firewall.packet;

import dev.origindoctor.firewall.rules.Base;
import java.util.Objects;

/**
 * Where a packet is on its way through the host.
 *
 * @param hook the hook that is asked
 * @param priority the priority of the base chain that is asked
 * @param in where the packet came in; {@link Interface.Absent} for the host's own
 * @param out where it will leave; {@link Interface.Absent} while that is not known, and for what stays
 */
public record Place(Hook hook, int priority, Interface in, Interface out) {
    public Place {
        Objects.requireNonNull(hook, "hook");
        Objects.requireNonNull(in, "in");
        Objects.requireNonNull(out, "out");
    }

    /** The same interfaces at another base chain of the hook. */
    public Place at(int newPriority) {
        return newPriority == priority ? this : new Place(hook, newPriority, in, out);
    }

    /** Whether connection tracking has not yet seen a packet that is here. */
    public boolean beforeTracking() {
        return hook == Hook.INGRESS || (entering() && priority < Base.TRACKING);
    }

    /** Whether nobody can say if connection tracking, which has this priority too, has seen a packet that is here. */
    public boolean besideTracking() {
        return entering() && priority == Base.TRACKING;
    }

    /** Whether the destination of a packet that is here has not yet been translated. */
    public boolean beforeDestinationNat() {
        return hook == Hook.INGRESS || (entering() && priority <= Base.DESTINATION_NAT);
    }

    /** Whether the source of a packet that is here has been translated already. */
    public boolean afterSourceNat() {
        return hook == Hook.EGRESS || (hook == Hook.POSTROUTING && priority > Base.SOURCE_NAT);
    }

    private boolean entering() {
        return hook == Hook.PREROUTING || hook == Hook.OUTPUT;
    }
}
