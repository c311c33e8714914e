package dev.origindoctor.firewall.evaluation;

import dev.origindoctor.firewall.packet.Ends;
import dev.origindoctor.firewall.packet.Hook;
import dev.origindoctor.firewall.packet.Interface;
import dev.origindoctor.firewall.packet.Match;
import dev.origindoctor.firewall.packet.Packet;
import dev.origindoctor.firewall.packet.Place;
import dev.origindoctor.firewall.packet.RejectKind;
import dev.origindoctor.firewall.packet.Step;
import dev.origindoctor.firewall.packet.Tags;
import dev.origindoctor.firewall.rules.Ruleset;
import dev.origindoctor.firewall.rules.Verdict;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Family;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One connection's packets through the host's hooks, in the order of the wire: the SYN in, its answer out, data in, its
 * acknowledgement out; and where the SYN is rejected, the rejection out. Each packet is taken only from (or to) the
 * peers whose packets before may have passed.
 */
final class Journey {
    private static final Interface ABSENT = new Interface.Absent();

    private final Family family;
    private final Interface outside;
    private final Networks networks;
    private final Budget budget;
    private final Map<Hook, List<Stage>> stages = new EnumMap<>(Hook.class);
    private final Judgement judgement;
    private final boolean resets;

    Journey(Ruleset ruleset, Family family, Interface outside, Budget budget, AddressSet sources) {
        this.family = family;
        this.outside = outside;
        this.networks = new Networks(ruleset.networks());
        this.budget = budget;
        this.judgement = new Judgement(sources);
        this.resets = ruleset.tables().stream()
                .flatMap(table -> table.chains().values().stream())
                .flatMap(chain -> chain.rules().stream())
                .anyMatch(rule -> rule.verdict().equals(Verdict.reject(RejectKind.RST)));
        for (Hook hook : Hook.values()) {
            stages.put(hook, Stage.of(ruleset, hook, family));
        }
    }

    /** Takes the connection to {@code destination} through, from all sources. */
    Judgement to(AddressSet destination, int port) {
        Ends ends = Ends.of(family, destination, port, networks.addresses());
        Packet syn = new Packet(Step.SYN, new Place(Hook.INGRESS, 0, outside, ABSENT), ends, Tags.FRESH, null);
        Flows flows = in(Flows.of(syn, judgement.sources()), judgement.ledger(Step.SYN));
        rejections();
        flows = out(follow(flows, Step.SYN_ACK), judgement.ledger(Step.SYN_ACK));
        flows = acknowledged(flows);
        flows = in(follow(flows, Step.DATA), judgement.ledger(Step.DATA));
        lateRejections();
        flows = out(follow(flows, Step.REPLY), judgement.ledger(Step.REPLY));
        judgement.passed(flows);
        return judgement;
    }

    /** What a rule answers passes the hooks of the host's own packets, and may be lost there. */
    private void rejections() {
        for (Ending ending : List.copyOf(judgement.ledger(Step.SYN).endings())) {
            if (ending.verdict() instanceof Verdict.Reject reject) {
                Flows answered = answer(ending, kind(reject), judgement.ledger(Step.REJECTION));
                judgement.ended(Fate.rejected(kind(reject)), answered, ending);
            }
        }
    }

    /** Of the handshake's last packet only a reset in answer matters: what is lost otherwise, the data make good. */
    private Flows acknowledged(Flows flows) {
        if (!resets) {
            return flows;
        }
        Ledger ledger = judgement.ledger(Step.ACK);
        AddressSet others = in(follow(flows, Step.ACK), ledger).peers();
        AddressSet reset = AddressSet.empty();
        for (Ending ending : List.copyOf(ledger.endings())) {
            if (ending.verdict() instanceof Verdict.Reject reject && kind(reject) == RejectKind.RST) {
                Ledger lost = new Ledger();
                Flows answered = answer(ending, RejectKind.RST, lost);
                judgement.ended(Fate.stalled(RejectKind.RST), answered, ending);
                reset = reset.union(answered.peers());
                others = others.union(ended(lost));
            }
        }
        AddressSet ended = reset.subtract(others);
        return flows.among(AddressSet.all().subtract(ended));
    }

    /** Whose packets may have ended otherwise than by being let through. */
    private static AddressSet ended(Ledger ledger) {
        AddressSet ended = AddressSet.empty();
        for (Ending ending : ledger.endings()) {
            ended = ending.verdict() == Verdict.ACCEPT ? ended : ended.union(ending.peers());
        }
        return ended;
    }

    /** The same for data: the connection stands already, and is reset or stays without an answer. */
    private void lateRejections() {
        for (Ending ending : List.copyOf(judgement.ledger(Step.DATA).endings())) {
            if (ending.verdict() instanceof Verdict.Reject reject) {
                Ledger lost = new Ledger();
                judgement.ended(Fate.stalled(kind(reject)), answer(ending, kind(reject), lost), ending);
                lost.endings().stream()
                        .filter(one -> one.verdict() != Verdict.ACCEPT)
                        .forEach(one -> judgement.ended(Fate.STALL, Flows.of(one.packet(), one.peers()), one));
            }
        }
    }

    private RejectKind kind(Verdict.Reject reject) {
        return family == Family.IPV4 ? reject.four() : reject.six();
    }

    /** To whom a rejection may get out. */
    private Flows answer(Ending ending, RejectKind kind, Ledger ledger) {
        boolean early = ending.packet().place().hook() == Hook.INGRESS;
        Place start = new Place(early ? Hook.EGRESS : Hook.OUTPUT, 0, ABSENT, outside);
        Flows answers = Flows.of(ending.packet().rejectedWith(kind, start), ending.peers());
        return early ? hook(answers, Hook.EGRESS, ledger) : out(answers, ledger);
    }

    /** From the peer to the host's socket, or through the host to a container. */
    private Flows in(Flows flows, Ledger ledger) {
        Flows routed = hook(hook(flows, Hook.INGRESS, ledger), Hook.PREROUTING, ledger);
        Flows local = new Flows();
        Flows onward = new Flows();
        for (Flow flow : routed.each()) {
            Match atHost = flow.packet().ends().atHost();
            local.add(flow.packet(), flow.among(atHost.possible()));
            onward.add(flow.packet(), flow.among(atHost.not().possible()));
        }
        Flows arrived = hook(local, Hook.INPUT, ledger);
        Flows beyond = onward.map(packet -> packet.at(new Place(
                Hook.FORWARD, 0, outside, networks.behind(packet.ends().local()))));
        arrived.add(hook(hook(hook(beyond, Hook.FORWARD, ledger), Hook.POSTROUTING, ledger), Hook.EGRESS, ledger));
        return arrived;
    }

    /** From the host's socket, or from the container through the host, to the peer. */
    private Flows out(Flows flows, Ledger ledger) {
        Flows own = new Flows();
        Flows beyond = new Flows();
        flows.each()
                .forEach(flow ->
                        (flow.packet().place().hook() == Hook.INGRESS ? beyond : own).add(flow.packet(), flow.peers()));
        Flows leaving = hook(own, Hook.OUTPUT, ledger);
        Flows passing = hook(hook(beyond, Hook.INGRESS, ledger), Hook.PREROUTING, ledger)
                .map(packet ->
                        packet.at(new Place(Hook.FORWARD, 0, packet.place().in(), outside)));
        leaving.add(hook(passing, Hook.FORWARD, ledger));
        return hook(hook(leaving, Hook.POSTROUTING, ledger), Hook.EGRESS, ledger);
    }

    private Flows hook(Flows flows, Hook hook, Ledger ledger) {
        Flows at = flows.map(packet ->
                packet.at(new Place(hook, 0, packet.place().in(), packet.place().out())));
        for (Stage stage : stages.getOrDefault(hook, List.of())) {
            if (at.isEmpty()) {
                return at;
            }
            at = stage.run(at, ledger, budget);
        }
        return at;
    }

    /** The next packet of each conversation, where it starts. */
    private Flows follow(Flows flows, Step step) {
        return flows.map(packet -> packet.followedBy(step, start(step, packet)));
    }

    private Place start(Step step, Packet before) {
        if (step.fromPeer()) {
            return new Place(Hook.INGRESS, 0, outside, ABSENT);
        }
        boolean forwarded = before.place().hook() == Hook.EGRESS;
        return forwarded
                ? new Place(Hook.INGRESS, 0, networks.behind(before.ends().local()), ABSENT)
                : new Place(Hook.OUTPUT, 0, ABSENT, outside);
    }
}
