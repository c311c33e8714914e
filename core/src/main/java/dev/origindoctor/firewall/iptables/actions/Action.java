package dev.origindoctor.firewall.iptables.actions;

import dev.origindoctor.firewall.rules.Effect;
import dev.origindoctor.firewall.rules.Verdict;
import java.util.List;

/**
 * What a target does.
 *
 * @param effects what it changes
 * @param verdict what becomes of the packet
 * @param doubt what about it cannot be told; empty where everything can
 */
public record Action(List<Effect> effects, Verdict verdict, String doubt) {
    public Action {
        effects = List.copyOf(effects);
    }

    static Action of(Verdict verdict) {
        return new Action(List.of(), verdict, "");
    }

    static Action of(Effect effect, Verdict verdict) {
        return new Action(List.of(effect), verdict, "");
    }

    static Action unclear(String doubt, Verdict... possible) {
        return new Action(List.of(), new Verdict.OneOf(List.of(possible)), doubt);
    }
}
