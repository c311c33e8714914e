package dev.origindoctor.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.Finding;
import dev.origindoctor.diagnosis.Gap;
import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.report.Recording;
import dev.origindoctor.report.Report;
import dev.origindoctor.taxonomy.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What several vantage points tell together that one cannot. */
class VantageTest {
    // spotless:off
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        # first cause                    | seen                                                                                                       | finding                          | concludes    | share
        firewall_rejects_edge            | @a tcp ok; @a tls ok; @a http 200; @b tcp refused icmp3/3 x2; edge 521                                     | refused_from_some_places         | FAULTY       | 0.5
        prober_limited                   | @a tcp ok; @a tls ok; @a http 200; @b tcp timed_out x3                                                     | silent_from_some_places          | INCONCLUSIVE | 0
        healthy                          | @a tcp ok; @a tls ok; @a http 200; @a edge 200; @b tcp timed_out x3; @b edge timed_out                     | place_cut_off                    | HEALTHY      | 0
        healthy                          | @a dns ok; @a tcp ok; @a tls ok; @a http 200; @b dns unreachable; @b tcp timed_out x3                      | place_cut_off                    | HEALTHY      | 0
        healthy                          | @a tcp ok; @a tls ok; @a http 200; @a v6 tcp ok; @b tcp ok; @b tls ok; @b http 200; @b v6 tcp timed_out x2 | ipv6_fails_from_some_places      | HEALTHY      | 0
        web_server_stopped               | @a tcp refused x2; @b tcp refused x2; @c tcp refused                                                       | places_agree                     | FAULTY       | 1
        route_unreachable                | @a tcp ok; @a tls ok; @a http 200; @b tcp address_unreachable x2                                           | unreachable_from_some_places     | INCONCLUSIVE | 0
        firewall_blocks_some_edge_ranges | @a tcp ok; @a tls ok; @a http 200; @a edge 200; @b tcp ok; @b tls ok; @b http 200; @b edge 522              | edge_fails_for_some_places       | FAULTY       | 0.5
        waf_blocks_request               | @a tcp ok; @a tls ok; @a http 200; @b tcp ok; @b tls ok; @b http 403 blocked                               | answer_fails_from_some_places    | FAULTY       | 0.5
        tls_handshake_broken             | @a tcp ok; @a tls ok; @a http 200; @b tcp ok; @b tls reset x2                                              | handshake_fails_from_some_places | FAULTY       | 0.5
        web_server_stopped               | @a tcp refused x2; @a edge 521; @b tcp timed_out; @b edge timed_out                                        | place_cut_off                    | FAULTY       | 1
        """)
    void placesAreCompared(String first, String seen, String finding, Conclusion concludes, double share) {
        Diagnosis diagnosis = Judgement.of(Sights.of(SslMode.FULL, seen));

        assertThat(diagnosis.findings()).extracting(Finding::id).contains(finding);
        assertThat(diagnosis.verdict().conclusion()).isEqualTo(concludes);
        assertThat(diagnosis.verdict().predicted().share()).isEqualTo(share);
        assertThat(diagnosis.causes().get(0).cause()).isEqualTo(Cause.byId(first).orElseThrow());
    }

    @ParameterizedTest(name = "not {1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
        # seen                                                                                    | no such finding
        tcp ok; tcp refused                                                                       | refused_from_some_places
        @a tcp ok; @a tcp refused; @b tcp ok; @b tcp refused                                      | refused_from_some_places
        @a tcp ok; @a tcp refused                                                                 | refused_from_some_places
        @a tcp timed_out; @a edge timed_out; @b tcp timed_out; @b edge timed_out                  | place_cut_off
        @a tcp ok; @a edge 200; @b tcp timed_out; @b edge 522                                     | place_cut_off
        @a tcp ok; @b tcp timed_out                                                               | place_cut_off
        @a tcp refused; @b tcp timed_out                                                          | places_agree
        tcp refused x3                                                                            | places_agree
        @a v6 tcp timed_out; @b v6 tcp timed_out; @a tcp ok; @b tcp ok                            | ipv6_fails_from_some_places
        @a tcp ok; @a tls ok; @a http 200; @a http 403 blocked; @b tcp ok; @b tls ok; @b http 200 | answer_fails_from_some_places
        """)
    void whatOnlyLooksLikeThePlaceIsNotTakenForIt(String seen, String finding) {
        assertThat(Judgement.of(Sights.of(SslMode.FULL, seen)).findings())
                .extracting(Finding::id)
                .doesNotContain(finding);
    }
    // spotless:on

    @Test
    void looksFarApartInTimeMayHaveMetTwoStatesOfOneOrigin() {
        Case before = Sights.of(SslMode.FULL, "@a tcp refused x3");
        Case after = Sights.since(Sights.START.plus(Duration.ofMinutes(10)), SslMode.FULL, "@b tcp ok; @b tls ok");

        Diagnosis diagnosis = Judgement.of(both(before, after));

        assertThat(diagnosis.findings())
                .extracting(Finding::id)
                .contains("port_refused_sometimes")
                .doesNotContain("refused_from_some_places");
        assertThat(gaps(diagnosis))
                .contains("whether the place or the moment makes the difference for 203.0.113.10:443");
    }

    @Test
    void whatOnlyTheEdgeCanSayIsNotSaidForIt() {
        Diagnosis diagnosis =
                Judgement.of(Sights.of(SslMode.FULL, "@a tcp ok; @a tls ok; @a http 200; @b tcp timed_out x3"));

        assertThat(diagnosis.verdict().summary().english())
                .endsWith("whether Cloudflare gets through, only Cloudflare can say.");
        assertThat(gaps(diagnosis))
                .contains(
                        "whether Cloudflare fares as b does",
                        "whether shop.example keeps b out, or the packets are lost on the way");
    }

    @Test
    void anEdgeThatWasServedJustNowIsNotAmongThoseTurnedAway() {
        Diagnosis diagnosis = Judgement.of(
                Sights.of(SslMode.FULL, "@a tcp ok; @a tls ok; @a http 200; @b tcp refused x3; @b edge 200 DYNAMIC"));

        assertThat(diagnosis.verdict().conclusion()).isEqualTo(Conclusion.HEALTHY);
    }

    @Test
    void everyPlaceCountsTheSameHoweverOftenItLooked() {
        Diagnosis diagnosis = Judgement.of(Sights.of(SslMode.FULL, "@a tcp ok x9; @b tcp refused; @c tcp ok"));

        assertThat(diagnosis.verdict().predicted().share()).isEqualTo(0.3333);
        assertThat(diagnosis.verdict().intermittent()).isTrue();
    }

    @Test
    void theOrderOfTheFilesChangesNoByteAndAFileGivenTwiceCountsOnce() {
        Recording a = recording("berlin", "dns ok; tcp ok; tls ok; http 200; edge 200");
        Recording b = recording("tokyo", "tcp refused x3; edge 521");
        Recording c = recording("lima", "v6 tcp timed_out; tcp ok; tls ok");
        String merged = Report.json().of(OriginDoctor.judge(Recording.merged(List.of(a, b, c))));

        List<List<Recording>> orders = List.of(List.of(c, b, a), List.of(b, a, c), List.of(a, c, a, b, b));
        for (List<Recording> order : orders) {
            assertThat(Report.json().of(OriginDoctor.judge(Recording.merged(order))))
                    .isEqualTo(merged);
        }
        assertThat(Report.json().of(OriginDoctor.judge(b.with(c).with(a)))).isEqualTo(merged);
        assertThat(Report.json().of(OriginDoctor.judge(Recording.read(merged)))).isEqualTo(merged);
        assertThat(merged).contains("\"vantage\": \"tokyo\"", "\"vantage\": \"berlin, lima, tokyo\"");
    }

    @Test
    void oneRecordingAloneBearsNoPlaceAtItsObservations() {
        String alone = Report.json().of(OriginDoctor.judge(recording("berlin", "tcp ok; tls ok; http 200")));

        assertThat(alone).containsOnlyOnce("\"vantage\"");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        full_strict | tcp ok    | recordings of two SSL modes: full and full_strict
        flexible    | tcp ok    | recordings of two origins: shop.example:443 and shop.example:80
        """)
    void recordingsOfDifferentQuestionsAreNotMerged(String mode, String seen, String message) {
        Recording one = recording("berlin", "tcp ok");
        Recording other = Recording.read(
                Report.json().of(Judgement.of(Sights.of(SslMode.byId(mode).orElseThrow(), seen))));

        assertThatThrownBy(() -> one.with(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aRecordingOfSeveralPlacesIsNotGivenOneName() {
        Recording both = recording("berlin", "tcp ok").with(recording("tokyo", "tcp refused"));

        assertThatThrownBy(() -> both.at("lima")).hasMessage("vantage: already several places (berlin, tokyo)");
    }

    @Test
    void theReportsNameThePlacesAndTheTwinForPublicPlacesDoesNot() {
        Diagnosis diagnosis =
                OriginDoctor.judge(recording("berlin", "tcp ok; tls ok").with(recording("tokyo", "tcp refused x3")));

        for (Report report : List.of(
                Report.text(80, false, Locale.ENGLISH),
                Report.html(Locale.SIMPLIFIED_CHINESE),
                Report.markdown(Locale.ENGLISH))) {
            assertThat(report.of(diagnosis)).contains("tcp 203.0.113.10:443 (berlin)", "tcp 203.0.113.10:443 (tokyo)");
        }
        assertThat(Report.json().of(OriginDoctor.judge(Recording.redacted(diagnosis))))
                .doesNotContain("berlin", "tokyo")
                .contains("\"vantage\": \"place-1\"");
    }

    private static Recording recording(String vantage, String seen) {
        return Recording.read(Report.json().of(Judgement.of(Sights.of(SslMode.FULL, seen))))
                .at(vantage);
    }

    private static Case both(Case one, Case other) {
        List<Observation> seen = new ArrayList<>(one.observations());
        seen.addAll(other.observations());
        Instant start = one.startedAt();
        return new Case(one.origin(), one.edge(), one.sslMode(), seen, start, one.took(), "test");
    }

    private static Stream<String> gaps(Diagnosis diagnosis) {
        return diagnosis.gaps().stream().map(Gap::what).map(what -> what.english());
    }
}
