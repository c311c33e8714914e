package dev.origindoctor.firewall.iptables;

import dev.origindoctor.firewall.rules.Effect;
import dev.origindoctor.firewall.rules.NumberSet;
import dev.origindoctor.firewall.rules.RejectKind;
import dev.origindoctor.firewall.rules.Verdict;
import dev.origindoctor.ranges.AddressSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What each target extension does: one row for each. */
final class Targets {
    private static final long FULL = 0xffff_ffffL;

    private Targets() {}

    private record Row(Set<String> options, Function<Clause, Action> action) {}

    private static final Map<String, Row> ROWS = Map.ofEntries(
            Map.entry("ACCEPT", row(clause -> Action.of(Verdict.ACCEPT))),
            Map.entry("DROP", row(clause -> Action.of(Verdict.DROP))),
            Map.entry("RETURN", row(clause -> Action.of(Verdict.RETURN))),
            Map.entry("REJECT", row(Targets::reject, "--reject-with")),
            Map.entry("STEAL", row(clause -> Action.of(Verdict.DROP))),
            Map.entry(
                    "TARPIT",
                    row(
                            clause -> Action.unclear(
                                    "TARPIT answers by itself and keeps the peer waiting", Verdict.ANYTHING),
                            "--tarpit",
                            "--honeypot",
                            "--reset")),
            Map.entry(
                    "SYNPROXY",
                    row(
                            clause -> Action.unclear("SYNPROXY answers the SYN by itself", Verdict.ANYTHING),
                            "--mss",
                            "--wscale",
                            "--sack-perm",
                            "--timestamps",
                            "--timestamp",
                            "--ecn")),
            Map.entry(
                    "NFQUEUE",
                    row(Targets::queue, "--queue-num", "--queue-balance", "--queue-bypass", "--queue-cpu-fanout")),
            Map.entry("QUEUE", row(Targets::queue)),
            Map.entry(
                    "TPROXY",
                    row(
                            clause -> Action.unclear(
                                    "TPROXY hands over to a local socket, if there is one",
                                    Verdict.ACCEPT,
                                    Verdict.DROP),
                            "--on-port",
                            "--on-ip",
                            "--tproxy-mark")),
            Map.entry("DNAT", row(Targets::destination, "--to-destination", "--to", "--random", "--persistent")),
            Map.entry("REDIRECT", row(Targets::redirect, "--to-ports", "--to-port", "--random")),
            Map.entry("NETMAP", row(Targets::network, "--to")),
            Map.entry(
                    "SNAT",
                    row(
                            clause -> Action.of(Effect.source(), Verdict.ACCEPT),
                            "--to-source",
                            "--to",
                            "--random",
                            "--random-fully",
                            "--persistent")),
            Map.entry(
                    "MASQUERADE",
                    row(
                            clause -> Action.of(Effect.source(), Verdict.ACCEPT),
                            "--to-ports",
                            "--random",
                            "--random-fully")),
            Map.entry("NOTRACK", row(clause -> Action.of(Effect.notrack(), Verdict.CONTINUE))),
            Map.entry(
                    "CT",
                    row(
                            Targets::tracking,
                            "--notrack",
                            "--helper",
                            "--ctevents",
                            "--expevents",
                            "--zone",
                            "--zone-orig",
                            "--zone-reply",
                            "--timeout")),
            Map.entry("MARK", row(Targets::mark, "--set-mark", "--set-xmark", "--and-mark", "--or-mark", "--xor-mark")),
            Map.entry(
                    "CONNMARK",
                    row(
                            Targets::connectionMark,
                            "--set-mark",
                            "--set-xmark",
                            "--and-mark",
                            "--or-mark",
                            "--xor-mark",
                            "--save-mark",
                            "--restore-mark",
                            "--nfmask",
                            "--ctmask",
                            "--mask")),
            Map.entry(
                    "LOG",
                    beside(
                            "--log-level",
                            "--log-prefix",
                            "--log-tcp-sequence",
                            "--log-tcp-options",
                            "--log-ip-options",
                            "--log-uid",
                            "--log-macdecode")),
            Map.entry(
                    "NFLOG",
                    beside("--nflog-group", "--nflog-prefix", "--nflog-range", "--nflog-size", "--nflog-threshold")),
            Map.entry("ULOG", beside("--ulog-nlgroup", "--ulog-prefix", "--ulog-cprange", "--ulog-qthreshold")),
            Map.entry("AUDIT", beside("--type")),
            Map.entry("CLASSIFY", beside("--set-class")),
            Map.entry("TCPMSS", beside("--set-mss", "--clamp-mss-to-pmtu")),
            Map.entry("TOS", beside("--set-tos", "--and-tos", "--or-tos", "--xor-tos")),
            Map.entry("DSCP", beside("--set-dscp", "--set-dscp-class")),
            Map.entry("ECN", beside("--ecn-tcp-remove")),
            Map.entry("TTL", beside("--ttl-set", "--ttl-dec", "--ttl-inc")),
            Map.entry("HL", beside("--hl-set", "--hl-dec", "--hl-inc")),
            Map.entry(
                    "SET",
                    beside("--add-set", "--del-set", "--map-set", "--timeout", "--exist", "--map-mark", "--map-prio")),
            Map.entry("TRACE", beside()),
            Map.entry("IDLETIMER", beside("--timeout", "--label", "--alarm")),
            Map.entry("CHECKSUM", beside("--checksum-fill")),
            Map.entry("RATEEST", beside("--rateest-name", "--rateest-interval", "--rateest-ewmalog")),
            Map.entry("TEE", beside("--gateway")),
            Map.entry("TCPOPTSTRIP", beside("--strip-options")),
            Map.entry("SECMARK", beside("--selctx")),
            Map.entry("CONNSECMARK", beside("--save", "--restore")),
            Map.entry("LED", beside("--led-trigger-id", "--led-delay", "--led-always-blink")),
            Map.entry("HMARK", row(clause -> Action.of(Effect.unknownMark(), Verdict.CONTINUE))));

    private static Row row(Function<Clause, Action> action, String... options) {
        return new Row(Set.of(options), action);
    }

    /** Targets that do something beside the packet's way. */
    private static Row beside(String... options) {
        return row(clause -> Action.of(Verdict.CONTINUE), options);
    }

    /** Whether such a target is known here. */
    static boolean known(String name) {
        return ROWS.containsKey(name);
    }

    /** Whether the target has the option; of one that is not known here, any may be. */
    static boolean knows(String name, String option) {
        Row row = ROWS.get(name);
        return row != null && row.options.contains(option);
    }

    /** What the target does. */
    static Action read(Clause clause) {
        Row row = ROWS.get(clause.name());
        if (row == null) {
            throw new UnreadableException("the target \"" + clause.name() + "\" is neither known nor a chain");
        }
        for (Option option : clause.options()) {
            if (!row.options.contains(option.name())) {
                throw new UnreadableException(
                        "the option " + option.name() + " of the target \"" + clause.name() + "\" is not known");
            }
        }
        return row.action.apply(clause);
    }

    /** The set that the target fills or empties, if it does. */
    static Optional<String> changedSet(Clause clause) {
        return clause.name().equals("SET")
                ? clause.option("--add-set", "--del-set", "--map-set")
                        .map(option ->
                                option.values().isEmpty() ? "" : option.values().get(0))
                : Optional.empty();
    }

    private static Action reject(Clause clause) {
        return clause.option("--reject-with")
                .map(option -> Action.of(Verdict.reject(Matches.rejection(option.value()))))
                .orElseGet(() ->
                        Action.of(Verdict.reject(RejectKind.ICMP_PORT_UNREACHABLE, RejectKind.ICMP6_PORT_UNREACHABLE)));
    }

    private static Action queue(Clause clause) {
        return Action.unclear(clause.name() + " asks a program", Verdict.ACCEPT, Verdict.DROP);
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
        int dash = range.indexOf('-');
        return dash < 0
                ? NumberSet.of(Services.port(range))
                : NumberSet.range(Services.port(range.substring(0, dash)), Services.port(range.substring(dash + 1)));
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

    private static Action tracking(Clause clause) {
        if (clause.has("--notrack")) {
            return Action.of(Effect.notrack(), Verdict.CONTINUE);
        }
        boolean zone = clause.has("--zone", "--zone-orig", "--zone-reply");
        return zone ? Action.of(Effect.unknownTracking(), Verdict.CONTINUE) : Action.of(Verdict.CONTINUE);
    }

    private interface MarkEffect {
        Effect of(long cleared, long flipped);
    }

    private static Action mark(Clause clause) {
        List<Effect> effects = new ArrayList<>();
        clause.options().forEach(option -> effects.add(marked(option, Effect::mark)));
        return new Action(effects, Verdict.CONTINUE, "");
    }

    private static Action connectionMark(Clause clause) {
        long packet = mask(clause, "--nfmask", "--mask");
        long connection = mask(clause, "--ctmask", "--mask");
        if (clause.has("--save-mark")) {
            return Action.of(
                    packet == connection ? Effect.saveMark(packet) : Effect.unknownConnectionMark(), Verdict.CONTINUE);
        }
        if (clause.has("--restore-mark")) {
            return Action.of(
                    packet == connection ? Effect.restoreMark(packet) : Effect.unknownMark(), Verdict.CONTINUE);
        }
        List<Effect> effects = new ArrayList<>();
        clause.options().forEach(option -> effects.add(marked(option, Effect::connectionMark)));
        return new Action(effects, Verdict.CONTINUE, "");
    }

    private static long mask(Clause clause, String... names) {
        return clause.option(names)
                .map(option -> Numbers.read(option.value(), 0, FULL))
                .orElse(FULL);
    }

    private static Effect marked(Option option, MarkEffect effect) {
        long[] masked = Numbers.masked(option.value());
        long value = masked[0];
        return switch (option.name()) {
            case "--set-xmark" -> effect.of(masked[1], value);
            case "--and-mark" -> effect.of(~value & FULL, 0);
            case "--or-mark" -> effect.of(value, value);
            case "--xor-mark" -> effect.of(0, value);
            default -> effect.of(masked[1] | value, value);
        };
    }
}
