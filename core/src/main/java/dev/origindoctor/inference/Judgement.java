package dev.origindoctor.inference;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.Gap;
import dev.origindoctor.diagnosis.HostTestimony;
import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.diagnosis.Verdict;
import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.finding.Clue;
import dev.origindoctor.finding.Found;
import dev.origindoctor.finding.Reading;
import dev.origindoctor.finding.RuleBook;
import dev.origindoctor.finding.Scene;
import dev.origindoctor.finding.ShownMode;
import dev.origindoctor.language.Phrases;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Origin;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.remedy.RemedyBook;
import dev.origindoctor.remedy.Setup;
import dev.origindoctor.remedy.Site;
import dev.origindoctor.taxonomy.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * From a case to its diagnosis. A pure function: the same case, in whatever order, has the same diagnosis. What is
 * derived from a case is derived once, whatever is then asked of it.
 */
public final class Judgement {
    /** A cause less probable than this is left out of the answer. */
    private static final double WORTH_NAMING = 0.01;

    /** The first pairs tell enough: a finding that fits nowhere contradicts many. */
    private static final int MOST_CONTRADICTIONS = 2;

    /** From this probability on, an origin that looks well is taken to be well. */
    private static final double CERTAIN = 0.9;

    private final Case given;
    private final Scene scene;
    private final Reading ofHost;
    private final Reading reading;
    private final Answer answer;
    private final Verdict verdict;
    private final Odds odds;

    private Judgement(Case given) {
        this.given = given;
        this.scene = given.scene();
        this.ofHost = RuleBook.ofHost(scene);
        this.reading = RuleBook.ofNetwork(scene)
                .and(ShownMode.reading(scene, given.sslMode()))
                .and(ofHost);
        this.answer = Answer.of(scene, reading);
        this.verdict = answer.verdict();
        this.odds = Odds.of(
                reading.found().stream().map(Found::clue).toList(),
                Step.endOf(verdict, scene, reading),
                verdict.conclusion() == Conclusion.FAULTY);
    }

    /** Has tables and texts read elsewhere, unless that was done before; a first judgement finds them sooner. */
    public static void prepare() {
        Objects.requireNonNull(Prepared.SOME_TIME);
    }

    private static final class Prepared {
        static final CompletableFuture<?> SOME_TIME = CompletableFuture.supplyAsync(() -> of(nothingSeen()));

        private static Case nothingSeen() {
            Origin nowhere = new Origin(HostName.of("origin.invalid"), Scheme.HTTPS, 443, "/", List.of());
            return new Case(nowhere, Edge.CLOUDFLARE, SslMode.FULL, List.of(), Instant.EPOCH, Duration.ZERO, "nowhere");
        }
    }

    /** What can be said of {@code given}. */
    public static Judgement on(Case given) {
        return new Judgement(given);
    }

    /** The diagnosis of {@code given}. */
    public static Diagnosis of(Case given) {
        return on(given).diagnosis();
    }

    /** The diagnosis. */
    public Diagnosis diagnosis() {
        Setup setup = Setup.of(scene);
        return new Diagnosis(
                given.origin(),
                given.edge(),
                given.sslMode(),
                verdict,
                answer.warnings(),
                causes(odds.posterior(), reading, Site.of(scene, setup)),
                NextChecks.of(scene, reading, odds.gain()),
                gaps(odds.posterior(), reading),
                reading.findings(),
                scene.observations(),
                testimony(setup),
                given.startedAt(),
                given.took(),
                given.vantage(),
                Version.TEXT);
    }

    private @Nullable HostTestimony testimony(Setup setup) {
        if (given.told() != null || given.machine() == null) {
            return given.told();
        }
        return new HostTestimony(
                given.machine().evidence().takenAt(),
                ofHost.findings(),
                ofHost.gaps(),
                setup.facts(),
                scene.firewall(),
                setup.rehearsed());
    }

    /** Whether everything that was seen says that the origin is well, and nothing else is likely. */
    public boolean beyondDoubt() {
        boolean healthy = verdict.conclusion() == Conclusion.HEALTHY;
        return healthy && odds.posterior().probability(Cause.HEALTHY) >= CERTAIN;
    }

    /** The experiments that are worth their cost, best first. */
    public List<Experiment> experiments() {
        return Experiments.worthwhile(scene, reading, odds.gain());
    }

    /** What it rests on. */
    public List<Observation> observations() {
        return scene.observations();
    }

    private static List<RankedCause> causes(Posterior posterior, Reading reading, Site site) {
        List<RankedCause> causes = new ArrayList<>();
        for (Cause cause : posterior.ranking()) {
            double probability = posterior.probability(cause);
            if (probability >= WORTH_NAMING) {
                causes.add(new RankedCause(
                        cause, probability, posterior.evidence(cause, reading.found()), RemedyBook.of(cause, site)));
            }
        }
        return causes;
    }

    private static List<Gap> gaps(Posterior posterior, Reading reading) {
        List<Gap> gaps = new ArrayList<>(reading.gaps());
        posterior.contradicting().stream()
                .limit(MOST_CONTRADICTIONS)
                .map(pair -> new Gap(
                        Phrases.of("gap.single_cause", says(pair.one(), reading), says(pair.other(), reading)),
                        Phrases.of("gap.single_cause.because")))
                .forEach(gaps::add);
        return gaps;
    }

    private static Phrase says(Clue clue, Reading reading) {
        return reading.found().stream()
                .filter(found -> found.clue() == clue)
                .findFirst()
                .orElseThrow()
                .finding()
                .says();
    }
}
