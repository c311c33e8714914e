package dev.origindoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.origindoctor.OriginDoctor;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.inference.Case;
import dev.origindoctor.inference.Judgement;
import dev.origindoctor.language.Language;
import dev.origindoctor.observation.CertificateVerdict;
import dev.origindoctor.observation.TlsAnswer;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Origin;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.CertificateFault;
import java.io.InputStream;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
    private static final String ESCAPE = "\u001b";

    @ParameterizedTest
    @MethodSource("diagnoses")
    void theJsonDocumentObeysItsSchema(Diagnosis diagnosis) throws Exception {
        try (InputStream in = ReportTest.class.getResourceAsStream("diagnosis-1.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
            assertThat(schema.validate(Report.json().of(diagnosis), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100, 300})
    void textKeepsToItsColumns(int columns) {
        String text = Report.text(columns, false, Locale.ENGLISH).of(Samples.refusedPort());
        int widest = Math.min(columns, 100);
        assertThat(text.lines().filter(line -> !line.contains("ss -tlnp")))
                .allSatisfy(line -> assertThat(TextPage.width(line)).isLessThanOrEqualTo(widest));
    }

    @Test
    void aLanguageOfTheCallersOwnIsSpokenWhereItHasWords() throws Exception {
        Language french = Language.read(Locale.FRENCH, new StringReader("report.why = Pourquoi"));
        assertThat(Report.text(80, false, french).of(Samples.refusedPort()))
                .contains("\nPourquoi\n")
                .contains("very likely");
        assertThat(Report.html(french).of(Samples.refusedPort())).contains("<html lang=\"fr\">");
    }

    @Test
    void textIsColouredOnlyWhenAsked() {
        assertThat(Report.text(80, false, Locale.ENGLISH).of(Samples.refusedPort()))
                .doesNotContain(ESCAPE);
        assertThat(Report.text(80, true, Locale.ENGLISH).of(Samples.refusedPort()))
                .contains(ESCAPE + "[1;31m");
    }

    @Test
    void textSaysTheStatusTheCauseTheFixAndTheNextCheck() {
        assertThat(Report.text(80, false, Locale.ENGLISH).of(Samples.refusedPort()))
                .contains("521 Web server is down, for 50 % of the edge's connections")
                .contains("web_server_stopped")
                .contains("70 %")
                .contains("very likely")
                .contains("systemctl start nginx")
                .contains("ss -tlnp 'sport = :443'")
                .contains("3 of 3")
                .contains("whether a firewall refused, because no host evidence was given");
    }

    /** A prober says what a browser would; that stops neither the handshake nor an edge that trusts more. */
    @Test
    void aCertificateThatABrowserAloneMindsDoesNotHideTheHandshake() {
        List<CertificateVerdict> verdicts = List.of(
                new CertificateVerdict("browser", List.of(CertificateFault.AUTHORITY_INVALID)),
                new CertificateVerdict("cloudflare", List.of()));
        TlsAnswer answer = new TlsAnswer(
                "TLSv1.3", null, null, null, false, null, null, null, List.of(), verdicts, null, List.of());
        TlsAsk ask = TlsAsk.asEdge(Samples.FOUR, Samples.HOST.ascii());
        Case given = new Case(
                Origin.of(Samples.HOST, Scheme.HTTPS).behind(List.of(Samples.FOUR)),
                Edge.CLOUDFLARE,
                SslMode.FULL_STRICT,
                List.of(new TlsObservation(ask, CertificateFault.AUTHORITY_INVALID, answer, Samples.timing(9))),
                Samples.NOON,
                Duration.ofSeconds(1),
                "here");

        assertThat(Report.text(80, false, Locale.ENGLISH).of(Judgement.of(given)))
                .contains("✓ TLS      ok");
    }

    @Test
    void theSameDiagnosisIsSaidTheSameByteForByte() {
        all().forEach(report ->
                assertThat(report.of(Samples.refusedPort())).isEqualTo(report.of(Samples.refusedPort())));
    }

    @Test
    void markupFromOutsideNeverBecomesMarkup() {
        String page = Report.html(Locale.ENGLISH).of(Samples.hostile("<script>alert(1)</script>'\"&"));
        assertThat(page).doesNotContain("<script").doesNotContain("alert(1)</script>");
        assertThat(page).contains("&lt;script&gt;");
    }

    @Test
    void markdownFromOutsideNeverBecomesMarkdown() {
        String ticket = Report.markdown(Locale.ENGLISH).of(Samples.hostile("[a](http://b) `c` <img> @all *d*"));
        assertThat(ticket).doesNotContain("[a](http").doesNotContain("<img>").doesNotContain(" @all");
    }

    @Test
    void nothingInASavedDocumentSteersTheTerminal() {
        String saved = Report.json().of(Samples.refusedPort()).replace("\"here\"", "\"he\\u001b[31mre\"");

        assertThat(Report.text(80, false, Locale.ENGLISH).of(OriginDoctor.judge(Recording.read(saved))))
                .contains("he\uFFFD[31mre")
                .doesNotContain(ESCAPE);
    }

    @Test
    void thePageIsSmallAndAsksForNothing() {
        String page = Report.html(Locale.ENGLISH).of(Samples.refusedPort());
        assertThat(page.length()).isLessThan(100_000);
        assertThat(page)
                .doesNotContainIgnoringCase("src=")
                .doesNotContain("url(")
                .contains("default-src &#39;none&#39;");
    }

    @Test
    void aSavedDiagnosisReadsBack() {
        Diagnosis diagnosis = Samples.refusedPort();
        Recording recording = Recording.read(Report.json().of(diagnosis));
        assertThat(recording.observations()).isEqualTo(diagnosis.observations());
        assertThat(recording.origin()).isEqualTo(diagnosis.origin());
        assertThat(recording.with(recording).observations()).hasSize(3);
    }

    static Stream<Diagnosis> diagnoses() {
        return Stream.of(Samples.refusedPort(), Samples.hostile("<b>"));
    }

    private static Stream<Report> all() {
        return Stream.of(
                Report.text(80, true, Locale.ENGLISH),
                Report.json(),
                Report.jsonLine(),
                Report.markdown(Locale.ENGLISH),
                Report.html(Locale.ENGLISH));
    }
}
