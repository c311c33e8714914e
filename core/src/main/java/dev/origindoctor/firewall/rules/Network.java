package dev.origindoctor.firewall.rules;

import dev.origindoctor.ranges.AddressSet;
import java.util.Objects;

/**
 * A network of containers behind the host, as far as rules give it away: what comes from it is masqueraded unless it
 * leaves by the network's own bridge.
 *
 * @param addresses its addresses
 * @param bridge the host's interface towards it
 */
public record Network(AddressSet addresses, String bridge) {
    public Network {
        Objects.requireNonNull(addresses, "addresses");
        Objects.requireNonNull(bridge, "bridge");
    }
}
