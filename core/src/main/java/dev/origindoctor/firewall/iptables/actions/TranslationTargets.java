package dev.origindoctor.firewall.iptables.actions;

import dev.origindoctor.firewall.iptables.values.AddressText;
import dev.origindoctor.firewall.iptables.values.Numbers;
import dev.origindoctor.firewall.iptables.words.Clause;
import dev.origindoctor.firewall.iptables.words.Option;
import dev.origindoctor.firewall.iptables.words.UnreadableException;
import dev.origindoctor.firewall.names.Services;
import dev.origindoctor.firewall.packet.NumberSet;
import dev.origindoctor.firewall.rules.Effect;
import dev.origindoctor.firewall.rules.Verdict;
import dev.origindoctor.ranges.AddressSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Targets that change between whom a connection is. */
final class TranslationTargets {
    static final Map<String, TargetRow> ROWS = Map.of(
            "DNAT",
                    TargetRow.of(
                            TranslationTargets::destination,
                            "--to-destination --to --random --random-fully --persistent"),
            "REDIRECT", TargetRow.of(TranslationTargets::redirect, "--to-ports --to-port --random --random-fully"),
            "NETMAP", TargetRow.of(TranslationTargets::network, "--to"),
            "SNAT", TargetRow.of(TranslationTargets::source, "--to-source --to --random --random-fully --persistent"),
            "SAME", TargetRow.foreign(TranslationTargets::source),
            "MASQUERADE", TargetRow.of(TranslationTargets::source, "--to-ports --random --random-fully"),
            "SNPT", TargetRow.of(clause -> Action.of(Effect.source(), Verdict.CONTINUE), "--src-pfx --dst-pfx"),
            "DNPT",
                    TargetRow.of(
                            clause -> Action.unclear("DNPT rewrites where the packet goes", Verdict.ANYTHING),
                            "--src-pfx --dst-pfx"));

    private TranslationTargets() {}

    private static Action source(Clause clause) {
        return Action.of(Effect.source(), Verdict.ACCEPT);
    }

    private static Action destination(Clause clause) {
        List<AddressSet> addresses = new ArrayList<>();
        List<NumberSet> ports = new ArrayList<>();
        for (Option option : clause.options()) {
            if (option.name().startsWith("--to")) {
                translation(option.value(), addresses, ports);
            }
        }
        AddressSet all = addresses.stream().reduce(AddressSet.empty(), AddressSet::union);
        Effect effect = Effect.destination(all.isEmpty() ? null : all, ports.isEmpty() ? null : NumberSet.union(ports));
        return Action.of(effect, Verdict.ACCEPT);
    }

    /** {@code 192.0.2.1}, {@code 192.0.2.1-192.0.2.9:80-90}, {@code :8080}, {@code [2001:db8::1]:443}. */
    private static void translation(String text, List<AddressSet> addresses, List<NumberSet> ports) {
        boolean bracket = text.startsWith("[");
        boolean six = !bracket && text.indexOf(':') != text.lastIndexOf(':');
        int colon = bracket ? text.lastIndexOf("]:") + 1 : six ? 0 : text.indexOf(':');
        boolean hasPort = bracket ? colon > 0 : !six && colon >= 0;
        String address = hasPort ? text.substring(0, colon) : text;
        String plain = address.replace("[", "").replace("]", "");
        if (!plain.isEmpty()) {
            addresses.add(AddressText.range(plain));
        }
        if (hasPort) {
            ports.add(portRange(text.substring(colon + 1)));
        }
    }

    private static NumberSet portRange(String text) {
        int slash = text.indexOf('/');
        String range = slash < 0 ? text : text.substring(0, slash);
        int dash = Services.port(range).isPresent() ? -1 : range.indexOf('-');
        return dash < 0
                ? NumberSet.of(Numbers.port(range))
                : NumberSet.range(Numbers.port(range.substring(0, dash)), Numbers.port(range.substring(dash + 1)));
    }

    private static Action redirect(Clause clause) {
        @Nullable
        NumberSet ports = clause.option("--to-ports", "--to-port")
                .map(option -> portRange(option.value()))
                .orElse(null);
        return Action.of(Effect.redirect(ports), Verdict.ACCEPT);
    }

    private static Action network(Clause clause) {
        AddressSet addresses = clause.option("--to")
                .map(option -> AddressText.list(option.value()))
                .orElseThrow(() -> new UnreadableException("NETMAP leads nowhere"));
        return Action.of(Effect.destination(addresses, null), Verdict.ACCEPT);
    }
}
