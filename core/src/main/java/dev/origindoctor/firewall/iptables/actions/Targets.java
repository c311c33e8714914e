package dev.origindoctor.firewall.iptables.actions;

import dev.origindoctor.firewall.iptables.values.RejectNames;
import dev.origindoctor.firewall.iptables.words.Clause;
import dev.origindoctor.firewall.iptables.words.Option;
import dev.origindoctor.firewall.iptables.words.UnreadableException;
import dev.origindoctor.firewall.packet.RejectKind;
import dev.origindoctor.firewall.rules.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The target extensions of iptables by name. */
public final class Targets {
    private static final Map<String, TargetRow> DECIDING = Map.ofEntries(
            Map.entry("ACCEPT", TargetRow.of(clause -> Action.of(Verdict.ACCEPT), "")),
            Map.entry("DROP", TargetRow.of(clause -> Action.of(Verdict.DROP), "")),
            Map.entry("RETURN", TargetRow.of(clause -> Action.of(Verdict.RETURN), "")),
            Map.entry("REJECT", TargetRow.of(Targets::reject, "--reject-with")),
            Map.entry("STEAL", TargetRow.of(clause -> Action.of(Verdict.DROP), "")),
            Map.entry("TARPIT", TargetRow.of(Targets::strange, "--tarpit --honeypot --reset")),
            Map.entry(
                    "SYNPROXY",
                    TargetRow.of(Targets::strange, "--mss --wscale --sack-perm --timestamps --timestamp --ecn")),
            Map.entry("CHAOS", TargetRow.foreign(Targets::strange)),
            Map.entry("DELUDE", TargetRow.foreign(Targets::strange)),
            Map.entry("CLUSTERIP", TargetRow.foreign(Targets::strange)),
            Map.entry(
                    "NFQUEUE",
                    TargetRow.of(Targets::queue, "--queue-num --queue-balance --queue-bypass --queue-cpu-fanout")),
            Map.entry("QUEUE", TargetRow.of(Targets::queue, "")),
            Map.entry(
                    "TPROXY",
                    TargetRow.of(
                            clause -> Action.unclear(
                                    "TPROXY hands over to a local socket, if there is one",
                                    Verdict.ACCEPT,
                                    Verdict.DROP),
                            "--on-port --on-ip --tproxy-mark")));

    /** Targets that do something beside the packet's way. */
    private static final Map<String, String> BESIDE = Map.ofEntries(
            Map.entry(
                    "LOG",
                    "--log-level --log-prefix --log-tcp-sequence --log-tcp-options --log-ip-options --log-uid"
                            + " --log-macdecode"),
            Map.entry("NFLOG", "--nflog-group --nflog-prefix --nflog-range --nflog-size --nflog-threshold"),
            Map.entry("ULOG", "--ulog-nlgroup --ulog-prefix --ulog-cprange --ulog-qthreshold"),
            Map.entry("AUDIT", "--type"),
            Map.entry("CLASSIFY", "--set-class"),
            Map.entry("TCPMSS", "--set-mss --clamp-mss-to-pmtu"),
            Map.entry("TOS", "--set-tos --and-tos --or-tos --xor-tos"),
            Map.entry("DSCP", "--set-dscp --set-dscp-class"),
            Map.entry("ECN", "--ecn-tcp-remove"),
            Map.entry("TTL", "--ttl-set --ttl-dec --ttl-inc"),
            Map.entry("HL", "--hl-set --hl-dec --hl-inc"),
            Map.entry("SET", "--add-set --del-set --map-set --timeout --exist --map-mark --map-prio --map-queue"),
            Map.entry("TRACE", ""),
            Map.entry("IDLETIMER", "--timeout --label --alarm"),
            Map.entry("CHECKSUM", "--checksum-fill"),
            Map.entry("RATEEST", "--rateest-name --rateest-interval --rateest-ewmalog"),
            Map.entry("TEE", "--gateway --oif"),
            Map.entry("TCPOPTSTRIP", "--strip-options"),
            Map.entry("SECMARK", "--selctx"),
            Map.entry("CONNSECMARK", "--save --restore"),
            Map.entry("LED", "--led-trigger-id --led-delay --led-always-blink"),
            Map.entry("FLOWOFFLOAD", "--hw"),
            Map.entry("ACCOUNT", "--addr --tname"),
            Map.entry("LOGMARK", "--log-level --log-prefix"));

    private static final Map<String, TargetRow> ROWS = rows();

    private Targets() {}

    private static Map<String, TargetRow> rows() {
        Map<String, TargetRow> rows = new HashMap<>(DECIDING);
        rows.putAll(MarkTargets.ROWS);
        rows.putAll(TranslationTargets.ROWS);
        BESIDE.forEach((name, options) -> rows.put(name, TargetRow.of(clause -> Action.of(Verdict.CONTINUE), options)));
        return Map.copyOf(rows);
    }

    /** Whether the target has the option. */
    public static boolean knows(String name, String option) {
        TargetRow row = ROWS.get(name);
        return row != null && row.has(option);
    }

    /** The options of the target, as far as they are known. */
    public static Set<String> options(String name) {
        TargetRow row = ROWS.get(name);
        return row == null ? Set.of() : row.options();
    }

    /** What the target does. */
    public static Action read(Clause clause) {
        TargetRow row = ROWS.get(clause.name());
        if (row == null) {
            throw new UnreadableException("the target \"" + clause.name() + "\" is neither known nor a chain");
        }
        for (Option option : clause.options()) {
            if (!row.has(option.name())) {
                throw new UnreadableException(
                        "the option " + option.name() + " of the target \"" + clause.name() + "\" is not known");
            }
        }
        return row.action().apply(clause);
    }

    private static Action reject(Clause clause) {
        return clause.option("--reject-with")
                .map(option -> Action.of(Verdict.reject(RejectNames.read(option.value()))))
                .orElseGet(() ->
                        Action.of(Verdict.reject(RejectKind.ICMP_PORT_UNREACHABLE, RejectKind.ICMP6_PORT_UNREACHABLE)));
    }

    private static Action strange(Clause clause) {
        return Action.unclear(clause.name() + " answers by itself", Verdict.ANYTHING);
    }

    private static Action queue(Clause clause) {
        return Action.unclear(clause.name() + " asks a program", Verdict.ACCEPT, Verdict.DROP);
    }
}
