package dev.origindoctor.firewall.iptables.tables;

import dev.origindoctor.firewall.packet.Hook;
import dev.origindoctor.firewall.rules.Base;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of iptables and where their built-in chains stand. */
public enum Builtins {
    RAW(-300, Hook.PREROUTING, Hook.OUTPUT),
    MANGLE(-150, Hook.PREROUTING, Hook.INPUT, Hook.FORWARD, Hook.OUTPUT, Hook.POSTROUTING),
    NAT(0, Hook.PREROUTING, Hook.INPUT, Hook.OUTPUT, Hook.POSTROUTING),
    FILTER(0, Hook.INPUT, Hook.FORWARD, Hook.OUTPUT),
    SECURITY(50, Hook.INPUT, Hook.FORWARD, Hook.OUTPUT);

    private final Map<Hook, Base> bases = new EnumMap<>(Hook.class);

    Builtins(int priority, Hook... hooks) {
        for (Hook hook : hooks) {
            bases.put(hook, name().equals("NAT") ? nat(hook) : Base.filter(hook, priority));
        }
    }

    private static Base nat(Hook hook) {
        boolean early = hook == Hook.PREROUTING || hook == Hook.OUTPUT;
        return Base.nat(hook, early ? Base.DESTINATION_NAT : Base.SOURCE_NAT);
    }

    public static Optional<Builtins> table(String name) {
        return List.of(values()).stream()
                .filter(table -> table.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The names of the chains that are always there. */
    List<String> chains() {
        return bases.keySet().stream().map(Hook::name).toList();
    }

    /** Where a chain of this name stands, if it is built in. */
    Optional<Base> base(String chain) {
        return bases.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(chain))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
