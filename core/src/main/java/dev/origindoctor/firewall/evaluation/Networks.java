package dev.origindoctor.firewall.evaluation;

import dev.origindoctor.firewall.packet.Interface;
import dev.origindoctor.firewall.rules.Network;
import dev.origindoctor.ranges.AddressSet;
import java.util.List;

/** The networks behind the host. */
record Networks(List<Network> all) {
    AddressSet addresses() {
        return all.stream().map(Network::addresses).reduce(AddressSet.empty(), AddressSet::union);
    }

    /** The interface towards {@code addresses}. */
    Interface behind(AddressSet addresses) {
        return all.stream()
                .filter(network -> network.addresses().containsAll(addresses))
                .findFirst()
                .<Interface>map(network -> new Interface.Named(network.bridge()))
                .orElseGet(Interface.Unknown::new);
    }
}
