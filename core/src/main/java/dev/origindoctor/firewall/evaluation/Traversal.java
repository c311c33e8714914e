package dev.origindoctor.firewall.evaluation;

import dev.origindoctor.firewall.packet.Packet;
import dev.origindoctor.firewall.rules.Base;
import dev.origindoctor.firewall.rules.Chain;
import dev.origindoctor.firewall.rules.Effect;
import dev.origindoctor.firewall.rules.Rule;
import dev.origindoctor.firewall.rules.Table;
import dev.origindoctor.firewall.rules.Verdict;
import dev.origindoctor.ranges.AddressSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes packets through one base chain and the chains that it calls, for all peers at once. Where a condition cannot be
 * decided the peers go both ways, so that what comes out is everything that can happen: for peers that ended in one way
 * only, that way is certain.
 */
final class Traversal {
    private final Table table;
    private final Chain start;
    private final Base base;
    private final Ledger ledger;
    private final Budget budget;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Set<String> active = new HashSet<>();
    private final Flows accepted = new Flows();

    Traversal(Table table, Chain start, Ledger ledger, Budget budget) {
        this.table = table;
        this.start = start;
        this.base = Objects.requireNonNull(start.base(), "base");
        this.ledger = ledger;
        this.budget = budget;
    }

    /** One chain being worked on; an explicit stack, because ten thousand chains may be nested. */
    private static final class Frame {
        final Chain chain;
        final ChainPath path;
        final Flows flows;
        final @Nullable Call call;
        final Flows returned = new Flows();
        int next;

        Frame(Chain chain, ChainPath path, Flows flows, @Nullable Call call) {
            this.chain = chain;
            this.path = path;
            this.flows = flows;
            this.call = call;
        }
    }

    /** The rule that called a chain, what was known then, and of whom it is in doubt whether they were called. */
    private record Call(Decider decider, boolean forGood, AddressSet doubtful, int endingsBefore) {}

    /** Those whom the base chain may let pass. */
    Flows run(Flows flows) {
        push(start, new ChainPath(null, table, start.name()), flows, null);
        while (frames.size() > 1 || unfinished(frames.getFirst())) {
            Frame frame = frames.getFirst();
            if (unfinished(frame)) {
                ask(frame, frame.chain.rules().get(frame.next++));
            } else {
                pop();
            }
        }
        policy(frames.removeFirst());
        return accepted;
    }

    private static boolean unfinished(Frame frame) {
        return frame.next < frame.chain.rules().size() && !frame.flows.isEmpty();
    }

    private void push(Chain chain, ChainPath path, Flows flows, @Nullable Call call) {
        active.add(chain.name());
        frames.addFirst(new Frame(chain, path, flows, call));
    }

    private void pop() {
        Frame frame = frames.removeFirst();
        Call call = Objects.requireNonNull(frame.call, "call");
        active.remove(frame.chain.name());
        frame.returned.add(frame.flows);
        Frame caller = frames.getFirst();
        (call.forGood ? caller.returned : caller.flows).add(frame.returned);
        if (ledger.endings().size() > call.endingsBefore) {
            ledger.doubt(call.doubtful, call.decider);
        }
    }

    private void policy(Frame frame) {
        Rule policy = Objects.requireNonNull(start.policy(), "policy");
        Decider decider = new Decider(policy, true, frame.path, base);
        frame.returned.add(frame.flows);
        for (Flow flow : frame.returned.each()) {
            if (policy.verdict() instanceof Verdict.OneOf some) {
                ledger.doubt(flow.peers(), decider);
                some.verdicts().forEach(one -> end(decider, one, flow.packet(), flow.peers()));
            } else {
                end(decider, policy.verdict(), flow.packet(), flow.peers());
            }
        }
    }

    private void ask(Frame frame, Rule rule) {
        if (rule.verdict() == Verdict.CONTINUE && rule.statements().stream().noneMatch(Effect.class::isInstance)) {
            return;
        }
        if (!budget.spend()) {
            giveUp(frame, rule);
            return;
        }
        List<RuleRun> runs = new ArrayList<>(1);
        for (Flow flow : frame.flows.each()) {
            RuleRun run = new RuleRun(rule, flow);
            if (run.run()) {
                runs.add(run);
            }
        }
        if (!runs.isEmpty()) {
            take(frame, new Decider(rule, false, frame.path, base), runs);
        }
    }

    private void take(Frame frame, Decider decider, List<RuleRun> runs) {
        Flows changed = new Flows();
        Flows called = new Flows();
        AddressSet doubtful = AddressSet.empty();
        for (RuleRun run : runs) {
            if (!run.hit().isEmpty()) {
                decide(frame, decider, run, run.hit(), called);
            }
            doubtful = doubtful.union(run.doubtful());
            ledger.translated(run.translated(), decider);
            run.changed().forEach(made -> changed.add(made.packet(), made.peers()));
        }
        frame.flows.add(changed);
        if (called.isEmpty()) {
            ledger.doubt(doubtful, decider);
        } else {
            call(frame, decider, called, doubtful);
        }
    }

    private void decide(Frame frame, Decider decider, RuleRun run, AddressSet hit, Flows called) {
        Verdict verdict = decider.rule().verdict();
        if (verdict instanceof Verdict.Jump || verdict instanceof Verdict.Goto) {
            run.take(hit);
            called.add(run.packet(), hit);
        } else if (verdict instanceof Verdict.OneOf some) {
            ledger.doubt(hit, decider);
            if (!some.verdicts().contains(Verdict.CONTINUE)) {
                run.take(hit);
            }
            some.verdicts().forEach(one -> conclude(frame, decider, one, run.packet(), hit));
        } else {
            if (verdict != Verdict.CONTINUE && verdict != Verdict.ANYTHING) {
                run.take(hit);
            }
            conclude(frame, decider, verdict, run.packet(), hit);
        }
    }

    private void conclude(Frame frame, Decider decider, Verdict verdict, Packet packet, AddressSet hit) {
        if (verdict == Verdict.RETURN || verdict == Verdict.ANYTHING) {
            frame.returned.add(packet, hit);
        }
        if (verdict != Verdict.RETURN && verdict != Verdict.CONTINUE) {
            end(decider, verdict, packet, hit);
        }
    }

    private void end(Decider decider, Verdict verdict, Packet packet, AddressSet hit) {
        if (verdict == Verdict.ACCEPT || verdict == Verdict.ANYTHING) {
            accepted.add(packet, hit);
        }
        if (verdict == Verdict.ANYTHING) {
            ledger.doubt(hit, decider);
        }
        ledger.end(verdict, packet, hit, decider);
    }

    private void call(Frame frame, Decider decider, Flows called, AddressSet doubtful) {
        boolean forGood = decider.rule().verdict() instanceof Verdict.Goto;
        String name = decider.rule().verdict() instanceof Verdict.Jump jump
                ? jump.chain()
                : ((Verdict.Goto) decider.rule().verdict()).chain();
        Optional<Chain> chain = table.chain(name).filter(known -> known.base() == null && !active.contains(name));
        if (chain.isEmpty()) {
            called.each().forEach(flow -> conclude(frame, decider, Verdict.ANYTHING, flow.packet(), flow.peers()));
            frame.flows.add(called);
            return;
        }
        Call call = new Call(decider, forGood, doubtful, ledger.endings().size());
        push(chain.get(), new ChainPath(frame.path, table, name), called, call);
    }

    /** The rules asked are too many: whatever is left in this chain can end in any way. */
    private void giveUp(Frame frame, Rule rule) {
        Rule last = new Rule(rule.line(), rule.statements(), Verdict.ANYTHING, "too many rules lead to each other");
        Decider decider = new Decider(last, false, frame.path, base);
        frame.next = frame.chain.rules().size();
        frame.flows.each().forEach(flow -> conclude(frame, decider, Verdict.ANYTHING, flow.packet(), flow.peers()));
    }
}
