package dev.origindoctor.firewall.packet;

import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Family;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The near end of the connection, as the peer names it and as it is after translation. The far end, the peer, is the
 * one thing that stays open.
 *
 * @param family the connection's family
 * @param asked the address that the peer connects to, or all that it may be
 * @param askedPort the port that the peer connects to
 * @param local the address after translation, or all that it may be
 * @param localPort the port after translation
 * @param elsewhere addresses that surely are not the host's own: networks of containers behind it
 */
public record Ends(
        Family family,
        AddressSet asked,
        NumberSet askedPort,
        AddressSet local,
        NumberSet localPort,
        AddressSet elsewhere) {
    /** From which ports a peer connects. */
    public static final NumberSet PEER_PORTS = NumberSet.range(1024, 65535);

    public Ends {
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(askedPort, "askedPort");
        Objects.requireNonNull(local, "local");
        Objects.requireNonNull(localPort, "localPort");
        Objects.requireNonNull(elsewhere, "elsewhere");
    }

    /** A connection that nothing translates (yet). */
    public static Ends of(Family family, AddressSet asked, int port, AddressSet elsewhere) {
        return new Ends(family, asked, NumberSet.of(port), asked, NumberSet.of(port), elsewhere);
    }

    /** The connection after the translation of its destination; null leaves the address, or the port. */
    public Ends translated(@Nullable AddressSet addresses, @Nullable NumberSet ports) {
        AddressSet newLocal = addresses == null ? local : addresses.only(family);
        return new Ends(family, asked, askedPort, newLocal, ports == null ? localPort : ports, elsewhere);
    }

    /** Whether the near end is an address of the host itself. */
    public Match atHost() {
        if (local.equals(asked)) {
            return Match.ALWAYS;
        }
        return elsewhere.containsAll(local) ? Match.NEVER : Match.MAYBE;
    }

    /** Whether the near end is not what the peer connected to. */
    public boolean translated() {
        return !local.equals(asked) || !localPort.equals(askedPort);
    }
}
