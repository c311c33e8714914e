package dev.origindoctor.firewall.iptables.actions;

import dev.origindoctor.firewall.iptables.values.Numbers;
import dev.origindoctor.firewall.iptables.words.Clause;
import dev.origindoctor.firewall.iptables.words.Option;
import dev.origindoctor.firewall.rules.Effect;
import dev.origindoctor.firewall.rules.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Targets that hang something on the packet or its connection, and let it go on. */
final class MarkTargets {
    private static final long FULL = 0xffff_ffffL;
    private static final String MARKS = "--set-mark --set-xmark --and-mark --or-mark --xor-mark";

    static final Map<String, TargetRow> ROWS = Map.of(
            "MARK", TargetRow.of(MarkTargets::mark, MARKS),
            "CONNMARK",
                    TargetRow.of(
                            MarkTargets::connectionMark,
                            MARKS + " --save-mark --restore-mark --nfmask --ctmask --mask"),
            "HMARK", TargetRow.foreign(clause -> Action.of(Effect.unknownMark(), Verdict.CONTINUE)),
            "IPMARK", TargetRow.foreign(clause -> Action.of(Effect.unknownMark(), Verdict.CONTINUE)),
            "NOTRACK", TargetRow.of(clause -> Action.of(Effect.notrack(), Verdict.CONTINUE), ""),
            "CT",
                    TargetRow.of(
                            MarkTargets::tracking,
                            "--notrack --helper --ctevents --expevents --zone --zone-orig --zone-reply --timeout"));

    private MarkTargets() {}

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
