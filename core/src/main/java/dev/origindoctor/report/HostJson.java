package dev.origindoctor.report;

import dev.origindoctor.diagnosis.Finding;
import dev.origindoctor.diagnosis.Gap;
import dev.origindoctor.diagnosis.HostTestimony;
import dev.origindoctor.diagnosis.HostTestimony.Fate;
import dev.origindoctor.diagnosis.HostTestimony.Stretch;
import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.observation.Fact;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the machine said, within the diagnosis document. Sentences are kept as data, so that the same can be told again
 * in another language.
 */
final class HostJson {
    private HostJson() {}

    static JsonObject write(HostTestimony told) {
        return new JsonObject()
                .with("takenAt", told.takenAt())
                .withEach("findings", told.findings(), HostJson::finding)
                .withEach("gaps", told.gaps(), HostJson::gap)
                .withEach("setup", told.setup(), DiagnosisJson::fact)
                .withEach("firewall", told.firewall(), HostJson::stretch)
                .withEach("rehearsed", told.rehearsed(), HostJson::stretch);
    }

    private static JsonObject finding(Finding finding) {
        return new JsonObject()
                .with("id", finding.id())
                .with("says", phrase(finding.says()))
                .with("source", finding.source())
                .withAny("facts", finding.facts(), DiagnosisJson::fact);
    }

    private static JsonObject gap(Gap gap) {
        return new JsonObject().with("what", phrase(gap.what())).with("because", phrase(gap.because()));
    }

    private static JsonObject phrase(Phrase phrase) {
        return new JsonObject()
                .with("english", phrase.english())
                .with("key", phrase.isVerbatim() ? null : phrase.key())
                .withAny("values", phrase.values(), HostJson::value);
    }

    private static Object value(Object value) {
        return value instanceof Phrase phrase ? phrase(phrase) : value;
    }

    private static JsonObject stretch(Stretch stretch) {
        return new JsonObject()
                .with("address", Addresses.text(stretch.endpoint().address()))
                .with("port", stretch.endpoint().port())
                .with("networks", stretch.networks())
                .with("share", stretch.share())
                .with("fate", stretch.fate().name().toLowerCase(Locale.ROOT))
                .with("fault", stretch.fault() == null ? null : stretch.fault().id())
                .with("rule", stretch.rule())
                .with("place", stretch.place());
    }

    static HostTestimony read(JsonPlace host) {
        return new HostTestimony(
                host.instant("takenAt"),
                host.each("findings", HostJson::readFinding),
                host.each("gaps", gap -> new Gap(readPhrase(gap.object("what")), readPhrase(gap.object("because")))),
                host.each("setup", HostJson::readFact),
                host.each("firewall", HostJson::readStretch),
                host.each("rehearsed", HostJson::readStretch));
    }

    private static Finding readFinding(JsonPlace finding) {
        return new Finding(
                finding.text("id"),
                readPhrase(finding.object("says")),
                finding.text("source"),
                finding.each("facts", HostJson::readFact));
    }

    private static Fact readFact(JsonPlace fact) {
        return Fact.of(fact.text("name"), fact.text("value"));
    }

    private static Phrase readPhrase(JsonPlace phrase) {
        String key = phrase.has("key") ? phrase.text("key") : "";
        List<Object> values = phrase.any("values", HostJson::readPhrase);
        return phrase.read("values", () -> new Phrase(key, values, phrase.text("english")));
    }

    private static Stretch readStretch(JsonPlace stretch) {
        Endpoint endpoint = stretch.endpoint();
        Fate fate = stretch.oneOf("fate", FATES);
        return stretch.read(
                "share",
                () -> new Stretch(
                        endpoint,
                        stretch.texts("networks"),
                        stretch.fraction("share"),
                        fate,
                        stretch.optionalFault("fault"),
                        stretch.optionalText("rule"),
                        stretch.optionalText("place")));
    }

    private static final Map<String, Fate> FATES = Map.of(
            "accepted", Fate.ACCEPTED,
            "rejected", Fate.REJECTED,
            "dropped", Fate.DROPPED,
            "undecided", Fate.UNDECIDED);
}
