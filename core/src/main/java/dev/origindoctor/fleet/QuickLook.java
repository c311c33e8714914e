package dev.origindoctor.fleet;

import dev.origindoctor.fleet.SweepResult.Finding;
import dev.origindoctor.observation.DnsObservation;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.Probes;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.ranges.RangeList;
import dev.origindoctor.taxonomy.Fault;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One probe for each address of an origin: a connection, or a hello. */
final class QuickLook implements Look {
    private static final int MOST_ADDRESSES = 8;

    private final Probes probes;
    private final Sweep.Plan plan;
    private final EdgeEyes eyes;
    private final AddressSet ofEdge;

    QuickLook(Probes probes, Sweep.Plan plan) {
        this.probes = probes;
        this.plan = plan;
        this.eyes = new EdgeEyes(plan.edge(), plan.sslMode());
        this.ofEdge = EdgeRanges.bundled()
                .visitorsOf(plan.edge())
                .map(RangeList::addresses)
                .orElse(AddressSet.empty());
    }

    @Override
    public Object key(FleetTarget target) {
        if (target.address() == null || plan.depth() != Depth.REACH) {
            return target;
        }
        return endpoint(target, target.address());
    }

    @Override
    public CompletableFuture<SweepResult> at(long number, FleetTarget target) {
        InetAddress known = target.address() == null ? target.host().address().orElse(null) : target.address();
        if (known != null) {
            return probe(target, endpoint(target, known))
                    .thenApply(seen -> result(number, target, eyes.judge(List.of(seen)), List.of(seen)));
        }
        return resolved(number, target);
    }

    /** A cancelled look ends whatever stage it is at. */
    private CompletableFuture<SweepResult> resolved(long number, FleetTarget target) {
        Queue<CompletableFuture<?>> stages = new ConcurrentLinkedQueue<>();
        CompletableFuture<DnsObservation> names = probes.resolve(target.host(), deadline());
        stages.add(names);
        CompletableFuture<SweepResult> answer = new CompletableFuture<>();
        names.thenCompose(dns -> addresses(number, target, dns, stages)).whenComplete((result, failure) -> {
            if (failure == null) {
                answer.complete(result);
            } else {
                answer.completeExceptionally(failure);
            }
        });
        answer.whenComplete((result, failure) -> stages.forEach(stage -> stage.cancel(true)));
        return answer;
    }

    private CompletableFuture<SweepResult> addresses(
            long number, FleetTarget target, DnsObservation dns, Queue<CompletableFuture<?>> stages) {
        Fault fault = dns.fault();
        if (fault != null) {
            return CompletableFuture.completedFuture(result(number, target, eyes.judge(List.of(dns)), List.of(dns)));
        }
        List<CompletableFuture<? extends Observation>> looks = new ArrayList<>();
        for (InetAddress address : dns.addresses()) {
            if (!ofEdge.contains(address) && looks.size() < MOST_ADDRESSES) {
                looks.add(probe(target, endpoint(target, address)));
            }
        }
        stages.addAll(looks);
        if (looks.isEmpty()) {
            Finding unknown = Finding.inconclusive(
                    null, "the name leads to " + plan.edge().title() + ", the origin's own address is not known");
            return CompletableFuture.completedFuture(result(number, target, unknown, List.of(dns)));
        }
        return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new)).thenApply(done -> {
            List<Observation> seen = new ArrayList<>();
            looks.forEach(look -> seen.add(look.join()));
            Finding finding = eyes.judge(seen);
            seen.add(0, dns);
            return result(number, target, finding, seen);
        });
    }

    private CompletableFuture<? extends Observation> probe(FleetTarget target, Endpoint endpoint) {
        if (plan.depth() == Depth.REACH) {
            return probes.connect(endpoint, deadline());
        }
        HostName host = target.host();
        String name = host.address().isPresent() ? null : host.ascii();
        return probes.hello(TlsAsk.asEdge(endpoint, name), deadline());
    }

    private Endpoint endpoint(FleetTarget target, InetAddress address) {
        return new Endpoint(address, target.port() == null ? plan.port() : target.port());
    }

    private Deadline deadline() {
        return Deadline.after(plan.timeout());
    }

    private SweepResult result(long number, FleetTarget target, Finding finding, List<Observation> seen) {
        return new SweepResult(number, target, plan.depth(), finding, seen, null, null);
    }
}
