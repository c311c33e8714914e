package dev.origindoctor.firewall.evaluation;

import dev.origindoctor.firewall.packet.Match;
import dev.origindoctor.firewall.packet.Packet;
import dev.origindoctor.firewall.rules.Condition;
import dev.origindoctor.firewall.rules.Effect;
import dev.origindoctor.firewall.rules.Rule;
import dev.origindoctor.firewall.rules.Statement;
import dev.origindoctor.ranges.AddressSet;
import java.util.ArrayList;
import java.util.List;

/**
 * One flow taken through the statements of one rule. Those who may fail a condition leave the rule with the packet as
 * it is then; those who may fulfil it go on; who may do either does both.
 */
@SuppressWarnings("ReferenceEquality") // the same set for certain and possible says that nothing is undecided
final class RuleRun {
    private final Rule rule;
    private final List<Flow> changed = new ArrayList<>(0);
    private Flow at;
    private AddressSet possible = AddressSet.all();
    private AddressSet certain = possible;
    private AddressSet doubtful = AddressSet.empty();
    private AddressSet translated = AddressSet.empty();
    private AddressSet hit = AddressSet.empty();

    RuleRun(Rule rule, Flow flow) {
        this.rule = rule;
        this.at = flow;
    }

    /** Goes through the statements; false where nothing comes of it. */
    boolean run() {
        for (Statement statement : rule.statements()) {
            if (statement instanceof Condition condition) {
                narrow(condition.over(at.packet()));
            } else if (statement instanceof Effect effect) {
                change(effect);
            }
            if (possible.isEmpty()) {
                return !changed.isEmpty();
            }
        }
        hit = at.among(possible);
        return !hit.isEmpty() || !changed.isEmpty();
    }

    /** Who may have come to the verdict. */
    AddressSet hit() {
        return hit;
    }

    private void narrow(Match match) {
        boolean decided = possible == certain && match.certain() == match.possible();
        possible = meet(possible, match.possible());
        certain = decided ? possible : meet(certain, match.certain());
    }

    private static AddressSet meet(AddressSet one, AddressSet other) {
        if (one == AddressSet.all()) {
            return other;
        }
        return other == AddressSet.all() ? one : one.intersect(other);
    }

    private void change(Effect effect) {
        AddressSet reached = at.among(possible);
        take(reached);
        Packet after = effect.applyTo(at.packet());
        if (!after.ends().equals(at.packet().ends())) {
            translated = reached;
        }
        at = new Flow(after, reached);
        changed.add(at);
        possible = AddressSet.all();
        certain = possible;
    }

    /** Takes those of {@code hit} who surely came here out of the flow; about the others there is doubt. */
    void take(AddressSet hit) {
        if (possible == certain) {
            at.take(hit);
            return;
        }
        AddressSet sure = hit.intersect(certain);
        at.take(sure);
        doubtful = doubtful.union(hit.subtract(sure));
    }

    /** The packet as the rule's effects have left it. */
    Packet packet() {
        return at.packet();
    }

    /** Of whom nobody can say whether they came to the last effect or to the verdict. */
    AddressSet doubtful() {
        return doubtful;
    }

    /** Whose destination was translated. */
    AddressSet translated() {
        return translated;
    }

    /** The flows that effects have made, with those who are left in them. */
    List<Flow> changed() {
        return changed;
    }
}
