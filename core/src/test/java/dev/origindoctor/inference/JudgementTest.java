package dev.origindoctor.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.Finding;
import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.diagnosis.Warning;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.HttpAnswer;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.report.Report;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {
    @ParameterizedTest(name = "{1} under {0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # mode        | seen                                     | concludes    | fault             | shows | share
        full          | tcp refused x3                           | FAULTY       | tcp.refused       | 521   | 1
        full          | tcp timed_out                            | FAULTY       | tcp.timed_out     | 522   | 1
        full          | tcp refused; tcp ok; tcp ok; tcp ok      | FAULTY       | tcp.refused       | 521   | 0.25
        full          | tcp ok; v6 tcp refused                   | FAULTY       | tcp.refused       | 521   | 0.5
        full          | tcp ok; tls reset                        | FAULTY       | tls.reset         | 525   | 1
        full          | tcp ok; tls cert.expired; http 200       | HEALTHY      | -                 | -     | 0
        full_strict   | tcp ok; tls cert.expired; http 200       | FAULTY       | tls.cert.expired  | 526   | 1
        full          | tcp ok; tls ok; http 500                 | FAULTY       | http.error        | 500   | 1
        full          | tcp ok; tls ok; http 200; http 502       | FAULTY       | http.error        | 502   | 0.5
        full          | tcp ok; tls ok; http 200                 | HEALTHY      | -                 | -     | 0
        full          | tcp ok; tls ok; http 200; http-h2 200    | HEALTHY      | -                 | -     | 0
        full          | tcp ok; tls ok; http 200; http-h2 protocol.error | FAULTY | http.protocol.error | 520 | 1
        full          | tcp ok; tls ok; http 200 x3; http-h2 500 | FAULTY       | http.error        | 500   | 1
        full          | tcp ok; tls ok; http 200; http 500; http-h2 500 | FAULTY | http.error         | 500   | 0.5
        full          | tcp ok; tls ok; http 200; http-h2 200 truncated  | FAULTY | http.truncated      | -   | 1
        full          | tcp ok; tls ok; http 200; v6 tcp ok; v6 tls ok; v6 http 200; v6 http-h2 protocol.error | FAULTY | http.protocol.error | 520 | 0.5
        full          | tcp ok; tls ok; http 200 !broken_content_coding x2 | FAULTY | http.protocol.error | 502 | 1
        full          | tcp ok; tls bad_client_auth_cert; http empty_response =client_certificate_required | FAULTY | tls.bad_client_auth_cert | 525 | 1
        full          | tcp ok; tls ok; http 200; edge 521       | FAULTY       | tcp.refused       | 521   | 1
        full          | tcp ok; tls ok; http 500; edge 522       | FAULTY       | tcp.timed_out     | 522   | 1
        full_strict   | tcp ok; tls cert.expired; edge 521       | FAULTY       | tcp.refused       | 521   | 1
        full_strict   | tcp ok; tls cert.expired; edge 526       | FAULTY       | tls.cert.expired  | 526   | 1
        full          | tcp ok; tls ok; http 200; edge 403 1020  | FAULTY       | -                 | 403   | 1
        full          | tcp timed_out; edge 200 DYNAMIC          | HEALTHY      | -                 | -     | 0
        full          | tcp refused; edge 200 DYNAMIC            | INCONCLUSIVE | -                 | -     | 0
        full          | tcp refused; edge 200 HIT                | FAULTY       | tcp.refused       | 521   | 1
        full          | dns name_not_resolved                    | FAULTY       | dns.name_not_resolved | - | 1
        full          | dns unreachable                          | INCONCLUSIVE | -                 | -     | 0
        full          | tcp local.ports_exhausted                | INCONCLUSIVE | -                 | -     | 0
        full          | tcp ok; tls ok; http 200 blocked         | FAULTY       | http.blocked      | -     | 1
        full          | tcp ok; tls ok; http 403 blocked         | FAULTY       | http.blocked      | 403   | 1
        full          | tcp ok; tls ok; http timed_out           | FAULTY       | http.timed_out    | 524   | 1
        full          | tcp ok; tls ok; http 200 timed_out       | FAULTY       | http.timed_out    | 524   | 1
        full          | tcp ok; tls ok; http 200 timed_out begun | FAULTY       | http.timed_out    | -     | 1
        flexible      | tcp ok; http redirect_loop               | FAULTY       | http.redirect_loop | -    | 1
        flexible      | tcp reset                                | FAULTY       | tcp.reset         | 520   | 1
        full          | tcp ok; tls reset x3; edge 200 DYNAMIC   | INCONCLUSIVE | -                 | -     | 0
        full          | tcp ok; tls ok; http 500 x3; edge 200 DYNAMIC | INCONCLUSIVE | -            | -     | 0
        full          | tcp ok; tls ok; http 403 x3; edge 200 DYNAMIC | HEALTHY | -                 | -     | 0
        full          | tcp ok; v6 tcp refused; edge 200 DYNAMIC | FAULTY       | tcp.refused       | 521   | 0.5
        full          | tcp refused; tcp ok; edge 200 DYNAMIC    | FAULTY       | tcp.refused       | 521   | 0.5
        full          | tcp timed_out x3; edge 525               | FAULTY       | -                 | 525   | 1
        full          | tcp timed_out x3; edge 404               | FAULTY       | http.error        | 404   | 1
        full          | tcp timed_out x3; edge 404 HIT           | FAULTY       | tcp.timed_out     | 522   | 1
        full          | tcp timed_out x3; edge 521               | FAULTY       | tcp.refused       | 521   | 1
        full          | tcp refused x3; edge 522                 | FAULTY       | tcp.timed_out     | 522   | 1
        full          | tcp refused x3; edge 522 after16ms       | FAULTY       | tcp.refused       | 521   | 1
        full          | tcp refused x3; edge 403 1020            | FAULTY       | tcp.refused       | 521   | 1
        full          | tcp reset x3; edge 520                   | FAULTY       | -                 | 520   | 1
        """)
    void theVerdictFollows(
            String mode,
            String seen,
            Conclusion concludes,
            @Nullable String fault,
            @Nullable Integer shows,
            double share) {
        Diagnosis diagnosis = Judgement.of(Sights.of(SslMode.byId(mode).orElseThrow(), seen));

        assertThat(diagnosis.verdict().conclusion()).isEqualTo(concludes);
        assertThat(diagnosis.verdict().fault())
                .isEqualTo(fault == null ? null : Fault.byId(fault).orElseThrow());
        assertThat(diagnosis.verdict().predicted().status()).isEqualTo(shows);
        assertThat(diagnosis.verdict().predicted().share()).isEqualTo(share);
        assertThat(diagnosis.verdict().intermittent()).isEqualTo(share > 0 && share < 1);
        assertThat(diagnosis.causes())
                .isNotEmpty()
                .noneMatch(ranked -> concludes == Conclusion.FAULTY && ranked.cause() == Cause.HEALTHY);
        assertThat(Objects.requireNonNull(diagnosis.verdict().summary().english()))
                .endsWith(".");
    }

    /** People say the mode that they believe in, or leave it out; what the edge shows counts for more. */
    @ParameterizedTest(name = "{1}, told {0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # told      | seen                                                     | concludes | fault               | cause                 | finds
        full        | tcp ok; tls cert.self_signed; http 200; edge 526         | FAULTY    | tls.cert.self_signed | certificate_untrusted | true
        full        | tcp ok; tls cert.expired; http 200; edge 526             | FAULTY    | tls.cert.expired    | certificate_expired   | true
        full_strict | tcp ok; tls cert.self_signed; http 200; edge 526         | FAULTY    | tls.cert.self_signed | certificate_untrusted | false
        full_strict | tcp ok; tls cert.self_signed; http 200; edge 200 DYNAMIC | HEALTHY   | -                   | healthy               | true
        full_strict | tcp ok; tls cert.self_signed; http 200; edge 200 HIT     | FAULTY    | tls.cert.self_signed | certificate_untrusted | false
        flexible    | tcp ok; http 200; edge 525                               | FAULTY    | -                   | ssl_mode_mismatch     | false
        full        | tcp ok; tls ok; http 200; edge 530 1033                  | FAULTY    | -                   | upstream_down         | false
        full        | tcp ok; tls ok; http 200; edge 500 1101                  | FAULTY    | -                   | application_error     | false
        """)
    void theModeIsTheOneThatTheEdgeShows(
            String told, String seen, Conclusion concludes, @Nullable String fault, String cause, boolean finds) {
        Diagnosis diagnosis = Judgement.of(Sights.of(SslMode.byId(told).orElseThrow(), seen));

        assertThat(diagnosis.verdict().conclusion()).isEqualTo(concludes);
        assertThat(diagnosis.verdict().fault())
                .isEqualTo(fault == null ? null : Fault.byId(fault).orElseThrow());
        assertThat(diagnosis.causes().get(0).cause().id()).isEqualTo(cause);
        assertThat(diagnosis.findings())
                .extracting(Finding::id)
                .matches(ids -> ids.contains("edge_shows_other_mode") == finds);
        assertThat(Report.text(80, false, Locale.ENGLISH).of(diagnosis))
                .matches(text -> text.contains("it runs Full") == finds);
    }

    /** Two faults at once: the answer is why the edge gets no further than the first. */
    @ParameterizedTest(name = "{1} under {0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        full        | dns name_not_resolved; tcp refused x3                    | dns_missing
        full        | dns name_not_resolved; tcp ok; tls ok; http 200          | dns_missing
        full        | dns name_not_resolved; tcp ok; tls ok; http 500          | dns_missing
        full_strict | dns name_not_resolved; tcp ok; tls cert.expired          | dns_missing
        full_strict | tcp ok; tls cert.expired; http 500                       | certificate_expired
        full_strict | tcp ok; tls cert.expired; http timed_out                 | certificate_expired
        full_strict | tcp ok; tls cert.self_signed; http redirect_loop         | certificate_untrusted
        full_strict | tcp ok; tls cert.incomplete_chain; http 503              | certificate_chain_incomplete
        full        | tcp ok; tls cert.expired; http 500                       | application_error
        full        | tcp refused x3; edge 200 DYNAMIC                         | dns_points_elsewhere
        full        | tcp refused x3; port 80 ok; edge 200 DYNAMIC             | ssl_mode_mismatch
        full        | tcp refused x3; port 80 refused; edge 200 DYNAMIC        | restart_window
        full        | tcp timed_out x3; edge 502                               | upstream_down
        full        | tcp timed_out x3; edge 525                               | tls_not_enabled_on_port
        full        | edge 504                                                 | response_too_slow
        full        | tcp ok; tls ok; http 200; http empty_response; http 200  | response_empty
        full        | tcp ok; tls ok; http 200 truncated x3                    | response_malformed
        full        | tcp ok; tls ok; http 200; http-h2 reset                  | response_malformed
        full        | tcp ok; tls ok; http 200; v6 tcp ok; v6 tls ok; v6 http 404 | dns_points_elsewhere
        full        | tcp ok; tls ok; http 200; v6 tcp ok; v6 tls reset        | tls_handshake_broken
        full_strict | tcp ok; tls ok; http 200; v6 tcp ok; v6 tls cert.expired; v6 http 200 | certificate_expired
        flexible    | tcp ok; http 400 x3; http-proxy 200                      | proxy_protocol_expected
        """)
    void theCauseIsOfTheFaultThatTheEdgeMeetsFirst(String mode, String seen, String cause) {
        Diagnosis diagnosis = Judgement.of(Sights.of(SslMode.byId(mode).orElseThrow(), seen));

        assertThat(diagnosis.causes().get(0).cause().id()).isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource({"tls reset, true", "tls ok, false"})
    void aVariantHelpsOnlyWhereThePlainOneStillFailsAfterwards(String afterwards, boolean helps) {
        Diagnosis diagnosis =
                Judgement.of(Sights.of(SslMode.FULL, "tcp ok; tls reset x3; tls-proxy ok; " + afterwards));

        assertThat(diagnosis.findings())
                .extracting(Finding::id)
                .matches(ids -> ids.contains("works_with_proxy_header") == helps);
    }

    @Test
    void anOriginThatIsAskedInTheClearIsJudgedSoWhateverTheModeSays() {
        Case clear = Sights.of(SslMode.OFF, "tcp reset");
        Case strict = new Case(
                clear.origin(),
                clear.edge(),
                SslMode.FULL_STRICT,
                clear.observations(),
                clear.startedAt(),
                clear.took(),
                clear.vantage());

        assertThat(Judgement.of(strict).verdict().predicted().status()).isEqualTo(520);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        dns ok; tcp ok; tls ok; http 200   | name_leads_to_edge
        dns origin; tcp ok; tls ok         | name_leads_past_edge
        tcp refused; edge 521              | direct_and_edge_agree
        tcp refused; edge 522              | direct_and_edge_differ
        tcp ok; tls ok; http 502; edge 502 | direct_and_edge_agree
        tcp ok; tls ok; http 200; edge 522 | direct_fine_edge_fails
        """)
    void theNameAndTheEdgesWordAreComparedWithWhatIsSeen(String seen, String finding) {
        assertThat(Judgement.of(Sights.of(SslMode.FULL, seen)).findings())
                .extracting(Finding::id)
                .contains(finding);
    }

    /** Cloudflare takes 128 KB of head; older documents of it say 16 KB. */
    @ParameterizedTest
    @CsvSource({"200, false", "16383, false", "16384, true", "131072, true", "131073, false"})
    void aHeadNearTheEdgesLimitIsAWarning(int bytes, boolean warns) {
        Case small = Sights.of(SslMode.FULL, "tcp ok; tls ok; http 200");
        List<Observation> large = small.observations().stream()
                .map(seen -> seen instanceof HttpObservation http ? withHead(http, bytes) : seen)
                .toList();
        Case given =
                new Case(small.origin(), small.edge(), small.sslMode(), large, small.startedAt(), small.took(), "test");

        assertThat(Judgement.of(given).warnings())
                .extracting(Warning::fault)
                .isEqualTo(warns ? List.of(HttpFault.HEADERS_TOO_LARGE) : List.of());
    }

    /** An origin that lets in its edge alone is as it should be, whichever edge that is. */
    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource({
        "CLOUDFRONT, Miss from cloudfront, HEALTHY",
        "CLOUDFRONT, Hit from cloudfront,  FAULTY",
        "FASTLY,     MISS,                 HEALTHY",
        "AWS_ALB,    -,                    HEALTHY"
    })
    void anEdgeThatFetchedThePageJustNowWasLetIn(Edge edge, String xCache, Conclusion concludes) {
        Case seen = Sights.of(SslMode.FULL, "tcp timed_out; edge 200");
        List<Observation> observations = seen.observations().stream()
                .map(each -> each instanceof EdgeObservation word ? by(edge, xCache, word) : each)
                .toList();
        Case behind = new Case(
                seen.origin(), edge, seen.sslMode(), observations, seen.startedAt(), seen.took(), seen.vantage());

        assertThat(Judgement.of(behind).verdict().conclusion()).isEqualTo(concludes);
    }

    private static Observation by(Edge edge, String xCache, EdgeObservation seen) {
        List<HttpAnswer.Header> headers = List.of(new HttpAnswer.Header("X-Cache", xCache));
        HttpAnswer answer = new HttpAnswer(200, headers, 300, Duration.ofMillis(9), "", null, List.of());
        return new EdgeObservation(seen.ask(), null, edge, answer, null, null, null, null, seen.timing());
    }

    private static HttpObservation withHead(HttpObservation http, int bytes) {
        HttpAnswer answer = new HttpAnswer(200, List.of(), bytes, Duration.ofMillis(9), "", null, List.of());
        return new HttpObservation(http.ask(), null, answer, http.timing());
    }

    /** Only an edge that offers HTTP/2 to origins meets an origin that cannot speak it. */
    @ParameterizedTest
    @CsvSource({"CLOUDFLARE, FAULTY", "NGINX, HEALTHY"})
    void brokenHttp2IsAFaultForAnEdgeThatOffersIt(Edge edge, Conclusion concludes) {
        Case seen = Sights.of(SslMode.FULL, "tcp ok; tls ok; http 200; http-h2 protocol.error");
        Case behind = new Case(
                seen.origin(), edge, seen.sslMode(), seen.observations(), seen.startedAt(), seen.took(), "test");

        Diagnosis diagnosis = Judgement.of(behind);

        assertThat(diagnosis.verdict().conclusion()).isEqualTo(concludes);
        assertThat(diagnosis.findings()).extracting(Finding::id).contains("fails_with_http2");
    }

    /** A body that is not packed as it says ends at an edge that unpacks it, or else in the browser. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"CLOUDFLARE, 502", "NGINX, -"})
    void onlyAnEdgeThatUnpacksShowsAnErrorForAWrongCoding(Edge edge, @Nullable Integer shows) {
        Case seen = Sights.of(SslMode.FULL, "tcp ok; tls ok; http 200 !broken_content_coding");
        Case behind = new Case(
                seen.origin(), edge, seen.sslMode(), seen.observations(), seen.startedAt(), seen.took(), "test");

        assertThat(Judgement.of(behind).verdict().fault()).isEqualTo(HttpFault.PROTOCOL_ERROR);
        assertThat(Judgement.of(behind).verdict().predicted().status()).isEqualTo(shows);
    }

    /** 525 is no lie of an edge that was asked over HTTPS under a mode that asks visitors on HTTPS in the clear. */
    @Test
    void theEdgesWordIsReadUnderTheSchemeThatWasAsked() {
        Case asked = Sights.of(SslMode.FULL, "tcp ok; tls ok; http 200; edge 525");
        Case flexible = new Case(
                asked.origin(),
                asked.edge(),
                SslMode.FLEXIBLE,
                asked.observations(),
                asked.startedAt(),
                asked.took(),
                "test");

        assertThat(Judgement.of(flexible).findings())
                .extracting(Finding::id)
                .contains("edge_meets_broken_handshake")
                .doesNotContain("edge_claim_impossible");
    }

    @Test
    void aRequestThatEndsInTheHandshakeTellsNothingThatTheHandshakeAloneDidNot() {
        String handshake = "tcp ok; tls version_or_cipher_mismatch TLSv1";
        String request = "; http tls.version_or_cipher_mismatch";

        assertThat(Judgement.of(Sights.of(SslMode.FULL, handshake + request))
                        .causes()
                        .get(0))
                .isEqualTo(Judgement.of(Sights.of(SslMode.FULL, handshake))
                        .causes()
                        .get(0));
    }

    /** What the prober met is told as its own, and what the edge alone said is not put down to a server that nobody asked. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        tcp refused x3; edge 200 DYNAMIC                | ! connect  fails from here: Connection refused
        tcp refused x3; edge 200 DYNAMIC                | Cloudflare serves shop.example just now, while every probe of its server
        tcp refused x3; port 80 ok; edge 200 DYNAMIC    | SSL/TLS mode is Flexible (plain HTTP to port 80)
        tcp refused x3; port 80 ok; edge 200 DYNAMIC    | ! connect  fails from here: Connection refused
        tcp timed_out x3; edge 200 DYNAMIC              | ! connect  fails from here: No answer to the connection
        tcp timed_out x3; edge 200 DYNAMIC              | from its server, which turns others away.
        tcp timed_out x3; edge 525                      | on the origin: how the TLS handshake with the origin ends
        tcp ok; tls ok; http 200; v6 tcp ok; v6 tls ok; v6 http 404 | [2001:db8::10] is an address of this machine
        edge 525                                        | Cloudflare cannot serve shop.example, so visitors see error 525
        edge 530 1033                                   | 530 Tunnel error
        """)
    void theReportTellsWhoMetWhat(String seen, String told) {
        assertThat(Report.text(80, false, Locale.ENGLISH).of(Judgement.of(Sights.of(SslMode.FULL, seen))))
                .contains(told);
    }

    @Test
    void aPathThatIsBrokenForTheEdgeAloneIsReportedSo() {
        Diagnosis diagnosis = Judgement.of(Sights.of(SslMode.FULL, "tcp ok; tls ok; http 200")
                .with(Machines.of("rule -A INPUT ! -s 192.0.2.0/24 -p tcp --dport 443 -j DROP")));

        assertThat(Report.text(80, false, Locale.ENGLISH).of(diagnosis).lines().map(String::strip))
                .contains(
                        "✗ connect  broken for the edge, fine from here: No answer to the connection",
                        "✓ TLS      ok from here",
                        "✓ page     ok from here");
    }
}
