package dev.origindoctor;

import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.finding.Scene;
import dev.origindoctor.inference.Case;
import dev.origindoctor.inference.Judgement;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.HttpAnswer;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.Timing;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Origin;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.remedy.RemedyBook;
import dev.origindoctor.remedy.Setup;
import dev.origindoctor.remedy.Site;
import dev.origindoctor.report.Explanation;
import dev.origindoctor.taxonomy.Cause;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A site of which nothing is known but the status that its edge shows: what is then usual, judged as any other case. */
final class ExampleSite implements Explanation.Textbook {
    private static final HostName NAME = HostName.of("shop.example");
    private static final InetAddress ORIGIN = Addresses.parse("203.0.113.10").orElseThrow();
    private static final InetAddress OF_EDGE = Addresses.parse("192.0.2.1").orElseThrow();

    private final Edge edge;

    ExampleSite(Edge edge) {
        this.edge = edge;
    }

    @Override
    public List<RankedCause> behind(int status, SslMode mode) {
        HttpAsk ask = HttpAsk.of(new Endpoint(OF_EDGE, Scheme.HTTPS.port()), Scheme.HTTPS, NAME, "/");
        HttpAnswer answer = new HttpAnswer(status, List.of(), 0, null, "", null, List.of());
        Timing timing = Timing.of(Instant.EPOCH, Duration.ZERO);
        EdgeObservation shown = new EdgeObservation(ask, null, edge, answer, null, null, null, null, timing);
        return Judgement.of(new Case(
                        origin(mode), edge, mode, List.of(shown), Instant.EPOCH, Duration.ZERO, NAME.toString()))
                .causes();
    }

    @Override
    public List<Remedy> against(Cause cause, SslMode mode) {
        Scene scene = Scene.of(origin(mode), edge, mode, List.of());
        return RemedyBook.of(cause, Site.of(scene, Setup.of(scene)));
    }

    private static Origin origin(SslMode mode) {
        Origin origin = Origin.of(NAME, mode.originScheme(Scheme.HTTPS));
        return origin.behind(List.of(new Endpoint(ORIGIN, origin.port())));
    }
}
