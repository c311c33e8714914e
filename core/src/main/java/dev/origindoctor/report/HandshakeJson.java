package dev.origindoctor.report;

import dev.origindoctor.observation.CertificateFacts;
import dev.origindoctor.observation.CertificateVerdict;
import dev.origindoctor.observation.TlsAnswer;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.taxonomy.Fault;

/** What a handshake asked and was answered, with the certificates, as JSON, both ways. */
final class HandshakeJson {
    private HandshakeJson() {}

    static void write(JsonObject json, TlsObservation tls) {
        TlsAsk ask = tls.ask();
        TlsAnswer answer = tls.answer();
        ObservationJson.endpoint(json, ask.endpoint())
                .with("serverName", ask.serverName())
                .withEach("offeredProtocols", ask.alpn(), protocol -> protocol)
                .with("newest", ask.newest())
                .with("proxyHeader", ask.proxyHeader() ? true : null)
                .withNull("fault", ObservationJson.id(tls.fault()))
                .with("version", answer.version())
                .with("cipher", answer.cipher())
                .with("protocol", answer.protocol())
                .with("alert", answer.alert())
                .with("clientCertificateAsked", answer.clientCertificateAsked())
                .with("plainText", answer.plainText())
                .with("banner", answer.banner())
                .with("endedBy", answer.endedBy())
                .withAny("chain", answer.chain(), HandshakeJson::certificate)
                .withAny("verdicts", answer.verdicts(), HandshakeJson::verdict)
                .with("stapled", answer.stapled())
                .withAny("alsoAccepts", answer.alsoAccepts(), accepted -> accepted);
    }

    static TlsAsk readAsk(JsonPlace place) {
        return new TlsAsk(
                place.endpoint(),
                place.optionalText("serverName"),
                place.texts("offeredProtocols"),
                place.optionalText("newest"),
                place.has("proxyHeader"));
    }

    static TlsAnswer readAnswer(JsonPlace place) {
        return new TlsAnswer(
                place.optionalText("version"),
                place.optionalText("cipher"),
                place.optionalText("protocol"),
                place.optionalNumber("alert"),
                place.optionalTruth("clientCertificateAsked"),
                place.optionalText("plainText"),
                place.optionalText("banner"),
                place.optionalText("endedBy"),
                place.each("chain", HandshakeJson::readCertificate),
                place.each(
                        "verdicts",
                        v -> new CertificateVerdict(v.text("judge"), v.faults("defects"), v.texts("notes"))),
                place.optionalText("stapled"),
                place.texts("alsoAccepts"));
    }

    private static JsonObject certificate(CertificateFacts facts) {
        return new JsonObject()
                .with("subject", facts.subject())
                .with("issuer", facts.issuer())
                .withEach("names", facts.names(), name -> name)
                .with("notBefore", facts.notBefore())
                .with("notAfter", facts.notAfter())
                .with("key", facts.key())
                .with("signature", facts.signature())
                .with("sha256", facts.sha256());
    }

    private static CertificateFacts readCertificate(JsonPlace place) {
        return new CertificateFacts(
                place.text("subject"),
                place.text("issuer"),
                place.texts("names"),
                place.instant("notBefore"),
                place.instant("notAfter"),
                place.text("key"),
                place.text("signature"),
                place.text("sha256"));
    }

    private static JsonObject verdict(CertificateVerdict verdict) {
        return new JsonObject()
                .with("judge", verdict.judge())
                .withEach("defects", verdict.defects(), Fault::id)
                .withAny("notes", verdict.notes(), note -> note);
    }
}
