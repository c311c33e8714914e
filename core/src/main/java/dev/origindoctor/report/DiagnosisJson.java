package dev.origindoctor.report;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.Evidence;
import dev.origindoctor.diagnosis.Finding;
import dev.origindoctor.diagnosis.Gap;
import dev.origindoctor.diagnosis.NextCheck;
import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.diagnosis.Prediction;
import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.diagnosis.Verdict;
import dev.origindoctor.diagnosis.Warning;
import dev.origindoctor.observation.Fact;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.Origin;
import dev.origindoctor.taxonomy.Fault;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The diagnosis document, {@code origin-doctor/diagnosis/1}. */
final class DiagnosisJson {
    /** The name and version of the document. */
    static final String SCHEMA = "origin-doctor/diagnosis/1";

    private DiagnosisJson() {}

    static JsonObject write(Diagnosis diagnosis) {
        return new JsonObject()
                .with("schema", SCHEMA)
                .with("origin", origin(diagnosis))
                .with("verdict", verdict(diagnosis.verdict()))
                .withEach("warnings", diagnosis.warnings(), DiagnosisJson::warning)
                .withEach("causes", diagnosis.causes(), DiagnosisJson::cause)
                .withEach("nextChecks", diagnosis.nextChecks(), DiagnosisJson::nextCheck)
                .withEach("gaps", diagnosis.gaps(), DiagnosisJson::gap)
                .withEach("findings", diagnosis.findings(), DiagnosisJson::finding)
                .withEach("observations", diagnosis.observations(), ObservationJson::write)
                .with("host", diagnosis.host() == null ? null : HostJson.write(diagnosis.host()))
                .with("startedAt", diagnosis.startedAt())
                .with("tookMillis", diagnosis.took().toMillis())
                .with("vantage", diagnosis.vantage())
                .with("version", diagnosis.version());
    }

    private static JsonObject origin(Diagnosis diagnosis) {
        Origin origin = diagnosis.origin();
        return new JsonObject()
                .with("host", origin.host())
                .with("port", origin.port())
                .with("scheme", origin.scheme().id())
                .with("path", origin.path())
                .with("addresses", List.copyOf(addresses(origin)))
                .with("edge", diagnosis.edge().id())
                .with("sslMode", diagnosis.sslMode().id());
    }

    /** The origin's addresses, with a port only where it is not the port asked. */
    private static Set<String> addresses(Origin origin) {
        Set<String> addresses = new LinkedHashSet<>();
        for (Endpoint endpoint : origin.endpoints()) {
            addresses.add(endpoint.port() == origin.port() ? Addresses.text(endpoint.address()) : endpoint.toString());
        }
        return addresses;
    }

    private static JsonObject verdict(Verdict verdict) {
        return new JsonObject()
                .with("healthy", verdict.healthy())
                .with("conclusion", verdict.conclusion().name().toLowerCase(java.util.Locale.ROOT))
                .withNull(
                        "fault",
                        verdict.fault() == null ? null : verdict.fault().id())
                .withEach("proved", verdict.proved(), Fault::id)
                .with("predicted", prediction(verdict.predicted()))
                .with("observed", observed(verdict))
                .with("intermittent", verdict.intermittent())
                .with("summary", verdict.summary().english());
    }

    private static JsonObject prediction(Prediction predicted) {
        return new JsonObject()
                .with("edge", predicted.edge().id())
                .withNull("status", predicted.status())
                .with("title", predicted.title().english())
                .with("share", predicted.share())
                .with("passedThrough", predicted.passedThrough());
    }

    private static JsonObject observed(Verdict verdict) {
        return new JsonObject().withNull("status", verdict.observedStatus()).with("ray", verdict.observedRay());
    }

    private static JsonObject warning(Warning warning) {
        return new JsonObject()
                .with("fault", warning.fault().id())
                .with("says", warning.says().english());
    }

    private static JsonObject cause(RankedCause ranked) {
        return new JsonObject()
                .with("id", ranked.cause().id())
                .with("probability", rounded(ranked.probability(), 1_000_000))
                .with("title", ranked.cause().title())
                .withEach("evidence", ranked.evidence(), DiagnosisJson::evidence)
                .withEach("remedies", ranked.remedies(), DiagnosisJson::remedy);
    }

    private static JsonObject evidence(Evidence evidence) {
        return new JsonObject()
                .with("finding", evidence.finding().id())
                .with("says", evidence.finding().says().english())
                .with("weight", rounded(evidence.weight(), 100))
                .with("source", evidence.finding().source());
    }

    private static JsonObject remedy(Remedy remedy) {
        return new JsonObject()
                .with("title", remedy.title().english())
                .with("where", remedy.where())
                .withEach(
                        "steps",
                        remedy.steps(),
                        step -> new JsonObject()
                                .with("text", step.text().english())
                                .with("command", step.command()))
                .with("undo", english(remedy.undo()))
                .with("confirm", english(remedy.confirm()));
    }

    private static JsonObject nextCheck(NextCheck check) {
        return new JsonObject()
                .with("id", check.id())
                .with("text", check.text().english())
                .with("command", check.command())
                .with("gainBits", rounded(check.gainBits(), 1_000));
    }

    private static JsonObject gap(Gap gap) {
        return new JsonObject()
                .with("what", gap.what().english())
                .with("because", gap.because().english());
    }

    private static JsonObject finding(Finding finding) {
        return new JsonObject()
                .with("id", finding.id())
                .with("says", finding.says().english())
                .with("source", finding.source())
                .withAny("facts", finding.facts(), DiagnosisJson::fact);
    }

    static JsonObject fact(Fact fact) {
        return new JsonObject().with("name", fact.name()).with("value", fact.value());
    }

    private static @Nullable String english(@Nullable Phrase phrase) {
        return phrase == null ? null : phrase.english();
    }

    private static double rounded(double value, int steps) {
        return (double) Math.round(value * steps) / steps;
    }
}
