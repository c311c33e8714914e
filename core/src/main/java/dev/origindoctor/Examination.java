package dev.origindoctor;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.finding.Machine;
import dev.origindoctor.inference.Case;
import dev.origindoctor.inference.Experiment;
import dev.origindoctor.inference.Experiment.Connect;
import dev.origindoctor.inference.Experiment.Handshake;
import dev.origindoctor.inference.Experiment.Request;
import dev.origindoctor.inference.Experiment.ThroughEdge;
import dev.origindoctor.inference.Judgement;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Origin;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.Probes;
import dev.origindoctor.taxonomy.Layer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One diagnosis under way: looks, stage by stage, and lets the judgement speak at the end. */
final class Examination {
    /** Experiments are made in a few rounds of a few, so that a diagnosis stays a handful of packets. */
    private static final int MOST_ROUNDS = 3;

    private static final int AT_ONCE = 3;

    private final Probes probes;
    private final Question question;
    private final String vantage;
    private final Deadline deadline;
    private final Instant startedAt = Instant.now();
    private final long startedNanos = System.nanoTime();
    private final UnderWay underWay;
    private final @Nullable Machine machine;

    Examination(Probes probes, Question question, Consumer<? super Observation> listener, String vantage) {
        this.probes = probes;
        this.question = question;
        this.underWay = new UnderWay(listener);
        this.vantage = vantage;
        this.machine = question.hostEvidence() == null ? null : Machine.of(question.hostEvidence(), question.edge());
        this.deadline = Deadline.after(question.timeout());
    }

    CompletableFuture<Diagnosis> run() {
        Judgement.prepare();
        CompletableFuture<Diagnosis> answer = new CompletableFuture<>();
        names().thenCompose(this::look)
                .thenCompose(seen -> experiment(judged(seen), 0))
                .thenApply(Judgement::diagnosis)
                .whenComplete((diagnosis, failure) -> {
                    if (failure == null) {
                        answer.complete(diagnosis);
                    } else {
                        answer.completeExceptionally(failure);
                    }
                });
        answer.whenComplete((diagnosis, failure) -> underWay.end());
        return answer;
    }

    /** Asks DNS where there is a name, and something to learn from it. */
    private CompletableFuture<List<Observation>> names() {
        HostName host = question.origin().host();
        boolean edgeUnknown = question.viaEdge().asked() && question.viaEdge().at() == null;
        boolean known = !question.origin().endpoints().isEmpty() && !edgeUnknown;
        return host.address().isPresent() || known ? none() : underWay.seen(() -> probes.resolve(host, deadline));
    }

    private CompletableFuture<List<Observation>> look(List<Observation> names) {
        Whereabouts where = Whereabouts.of(question, names);
        CompletableFuture<List<Observation>> word = viaEdge(where.edge());
        CompletableFuture<List<Observation>> beside = word.thenApply(said -> concat(names, said));
        return together(List.of(samples(where.origin(), beside), word)).thenApply(found -> concat(names, found));
    }

    /** Tries what is worth trying, judges what is worth trying then, and so on, while there is time. */
    private CompletableFuture<Judgement> experiment(Judgement soFar, int round) {
        List<Experiment> worthwhile = round == MOST_ROUNDS || deadline.passed() ? List.of() : worthwhile(soFar);
        if (worthwhile.isEmpty()) {
            return CompletableFuture.completedFuture(soFar);
        }
        return together(worthwhile.stream().map(this::tried).toList())
                .thenCompose(found -> experiment(judged(concat(soFar.observations(), found)), round + 1));
    }

    private List<Experiment> worthwhile(Judgement soFar) {
        return soFar.experiments().stream()
                .filter(experiment -> question.viaEdge().asked() || !(experiment.ask() instanceof ThroughEdge))
                .limit(AT_ONCE)
                .toList();
    }

    private CompletableFuture<List<Observation>> tried(Experiment experiment) {
        if (experiment.ask() instanceof Connect connect) {
            return connection(connect.endpoint());
        }
        if (experiment.ask() instanceof Handshake handshake) {
            return underWay.seen(() -> probes.handshake(handshake.ask(), deadline));
        }
        if (experiment.ask() instanceof Request request) {
            return underWay.seen(() -> probes.request(request.ask(), deadline));
        }
        return underWay.seen(() -> probes.viaEdge(((ThroughEdge) experiment.ask()).ask(), deadline));
    }

    private Judgement judged(List<Observation> observations) {
        Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
        return Judgement.on(new Case(
                question.origin(),
                question.edge(),
                question.sslMode(),
                observations,
                machine,
                null,
                startedAt,
                took,
                vantage));
    }

    /**
     * Every address, several times. A look that leaves no doubt is followed by the next at once, any other by the next
     * in its time: what comes and goes needs time to show itself, what is well need not be waited for.
     *
     * @param beside what else was seen meanwhile, which may be what is doubtful
     */
    private CompletableFuture<List<Observation>> samples(
            List<Endpoint> endpoints, CompletableFuture<List<Observation>> beside) {
        List<CompletableFuture<List<Observation>>> looks = new ArrayList<>();
        CompletableFuture<List<Observation>> soFar = beside;
        for (int i = 0; i < question.sampling().times(); i++) {
            Duration delay = question.sampling().interval().multipliedBy(i);
            if (i == 0 || delay.compareTo(deadline.left()) < 0) {
                CompletableFuture<Boolean> turn = underWay.pause(delay);
                if (i > 0 && !question.sampling().spread()) {
                    soFar.thenAccept(seen -> hasten(turn, seen));
                }
                CompletableFuture<List<Observation>> look = turn.thenCompose(sure -> together(endpoints.stream()
                        .map(endpoint -> sure ? sampleAtOnce(endpoint) : firstSample(endpoint))
                        .toList()));
                looks.add(look);
                soFar = soFar.thenCombine(look, Examination::concat);
            }
        }
        return together(looks);
    }

    private void hasten(CompletableFuture<Boolean> turn, List<Observation> seen) {
        if (judged(seen).beyondDoubt()) {
            turn.complete(true);
        }
    }

    /** Who looks once only looks at a glance first, and closer where that does not tell. */
    private CompletableFuture<List<Observation>> firstSample(Endpoint endpoint) {
        if (question.sampling().times() > 1) {
            return sample(endpoint);
        }
        return underWay.allSeen(() -> probes.glance(ask(endpoint), deadline))
                .thenCompose(seen -> seen.isEmpty() ? sample(endpoint) : CompletableFuture.completedFuture(seen));
    }

    /** One look at one address, layer by layer, as far as it goes. */
    private CompletableFuture<List<Observation>> sample(Endpoint endpoint) {
        return connection(endpoint)
                .thenCompose(
                        tcp -> isBroken(tcp) ? CompletableFuture.completedFuture(tcp) : more(tcp, above(endpoint)));
    }

    /** One look at an address that has been found well before: every layer side by side. */
    private CompletableFuture<List<Observation>> sampleAtOnce(Endpoint endpoint) {
        return together(
                question.origin().scheme() == Scheme.HTTP
                        ? List.of(connection(endpoint), page(endpoint))
                        : List.of(connection(endpoint), handshake(endpoint), page(endpoint)));
    }

    private CompletableFuture<List<Observation>> above(Endpoint endpoint) {
        if (question.origin().scheme() == Scheme.HTTP) {
            return page(endpoint);
        }
        return handshake(endpoint)
                .thenCompose(tls -> isBroken(tls) ? CompletableFuture.completedFuture(tls) : more(tls, page(endpoint)));
    }

    private CompletableFuture<List<Observation>> connection(Endpoint endpoint) {
        return underWay.seen(() -> probes.connect(endpoint, deadline.within(question.connectTimeout())));
    }

    private CompletableFuture<List<Observation>> handshake(Endpoint endpoint) {
        HostName host = question.origin().host();
        String name = host.address().isPresent() ? null : host.ascii();
        return underWay.seen(() -> probes.handshake(TlsAsk.asEdge(endpoint, name), deadline));
    }

    private CompletableFuture<List<Observation>> page(Endpoint endpoint) {
        return underWay.seen(() -> probes.request(ask(endpoint), deadline));
    }

    private HttpAsk ask(Endpoint endpoint) {
        Origin origin = question.origin();
        HttpAsk plain = HttpAsk.of(endpoint, origin.scheme(), origin.host(), origin.path());
        return origin.scheme() == Scheme.HTTP && !question.sslMode().encrypts() ? plain.forVisitorOnHttps() : plain;
    }

    private CompletableFuture<List<Observation>> viaEdge(@Nullable Endpoint endpoint) {
        if (endpoint == null) {
            return none();
        }
        Origin origin = question.origin();
        Scheme scheme = endpoint.port() == Scheme.HTTP.port() ? Scheme.HTTP : Scheme.HTTPS;
        return underWay.seen(
                () -> probes.viaEdge(HttpAsk.of(endpoint, scheme, origin.host(), origin.path()), deadline));
    }

    /** Whether nothing above this layer can be looked at. A bad certificate does not stop a look behind it. */
    private static boolean isBroken(List<Observation> seen) {
        Observation last = seen.get(seen.size() - 1);
        return last.seenFault().isPresent()
                && !(last instanceof TlsObservation && last.seenFault().get().layer() == Layer.CERTIFICATE);
    }

    private static CompletableFuture<List<Observation>> more(
            List<Observation> first, CompletableFuture<List<Observation>> rest) {
        return rest.thenApply(others -> concat(first, others));
    }

    private static List<Observation> concat(List<Observation> first, List<Observation> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** All of them in their order, whichever ends first; where one fails, the whole fails at once. */
    private static CompletableFuture<List<Observation>> together(List<CompletableFuture<List<Observation>>> parts) {
        CompletableFuture<List<Observation>> whole = CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                .thenApply(done -> parts.stream()
                        .map(CompletableFuture::join)
                        .flatMap(Collection::stream)
                        .toList());
        for (CompletableFuture<List<Observation>> part : parts) {
            part.whenComplete((seen, failure) -> {
                if (failure != null) {
                    whole.completeExceptionally(failure);
                }
            });
        }
        return whole;
    }

    private static CompletableFuture<List<Observation>> none() {
        return CompletableFuture.completedFuture(List.of());
    }
}
