package dev.origindoctor.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.NextCheck;
import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.diagnosis.Warning;
import dev.origindoctor.finding.Topic;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.TcpFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextStepsTest {
    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        # mode | seen                                          | offers              | and not
        full   | dns ok; tcp refused x3                        | other_web_port      | without_server_name
        full   | dns ok; tcp refused x3                        | through_edge        | http2
        full   | tcp timed_out x3                              | neighbouring_port   | proxy_header
        full   | tcp ok; tls reset                             | proxy_header        | neighbouring_port
        full   | tcp ok; tls reset                             | capped_at_tls_1_2   | other_web_port
        full   | tcp ok; tls unrecognized_name                 | without_server_name | neighbouring_port
        full   | tcp ok; tls reset; tls-proxy reset            | without_server_name | proxy_header
        full   | tcp ok; tls reset x2; tls-proxy ok            | as_before           | proxy_header
        full   | dns ok; tcp ok; tls ok; http 200; edge 200    | http2               | through_edge
        full   | tcp ok again1; tcp ok again0 x2; tls ok; http 200  | connect_again  | neighbouring_port
        full   | tcp ok again1; tcp ok again0 x9; tls ok; http 200  | http2          | connect_again
        full   | tcp ok again0 x3; tls ok; http 200            | http2               | connect_again
        """)
    void experimentsFitTheCase(String mode, String seen, String offered, String not) {
        List<Experiment> experiments =
                Judgement.on(Sights.of(SslMode.byId(mode).orElseThrow(), seen)).experiments();

        assertThat(experiments).extracting(Experiment::id).doesNotContain(not);
        assertThat(experiments).extracting(Experiment::id).contains(offered);
    }

    @Test
    void whatHelpedIsHeldAgainstThePlainOneOnce() {
        assertThat(Judgement.on(Sights.of(SslMode.FULL, "tcp ok; tls reset; tls-proxy ok; tls reset"))
                        .experiments())
                .extracting(Experiment::id)
                .doesNotContain("as_before");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        tcp ok; tls bad_client_auth_cert                        | true
        tcp ok; tls ok; http 400 =client_certificate_required   | true
        tcp ok; tls bad_client_auth_cert; edge 520              | false
        tcp ok; tls bad_client_auth_cert; edge 200 DYNAMIC      | false
        tcp ok; tls reset                                       | false
        """)
    void whetherTheEdgeHasACertificateOnlyTheEdgeCanSay(String seen, boolean open) {
        assertThat(Judgement.of(Sights.of(SslMode.FULL, seen)).gaps())
                .extracting(gap -> gap.what().english())
                .filteredOn("whether Cloudflare has the certificate that the origin demands"::equals)
                .hasSize(open ? 1 : 0);
    }

    @Test
    void whereEveryProbeEndsAtThePortNobodyIsSentToTryAgainFromElsewhere() {
        assertThat(Judgement.of(Sights.of(SslMode.FULL, "tcp refused x3")).nextChecks())
                .extracting(NextCheck::id)
                .contains("listeners")
                .doesNotContain("page", "handshake");
    }

    @Test
    void packetsThatAreLostOftenAreAWarningThoughThePageIsServed() {
        Diagnosis diagnosis =
                Judgement.of(Sights.of(SslMode.FULL, "tcp ok again1; tcp ok again0; tcp ok again1; tls ok; http 200"));

        assertThat(diagnosis.verdict().healthy()).isTrue();
        assertThat(diagnosis.warnings()).extracting(Warning::fault).containsExactly(TcpFault.TIMED_OUT);
    }

    @Test
    void experimentsComeBestFirst() {
        List<Experiment> experiments = Judgement.on(Sights.of(SslMode.FULL, "dns ok; tcp timed_out x3"))
                .experiments();

        assertThat(experiments)
                .isNotEmpty()
                .isSortedAccordingTo(
                        Comparator.comparingDouble(Experiment::worth).reversed())
                .allMatch(each -> each.gainBits() > 0 && each.cost() > 0);
    }

    @Test
    void ofARefusedPortTheNextCheckIsTheOneThatTellsMostForItsCost() {
        Case refused = Sights.of(SslMode.FULL, "tcp refused x3");
        KnowledgeBase knowledge = KnowledgeBase.standard();
        Gain gain = new Gain(knowledge, Posterior.of(knowledge, List.of(dev.origindoctor.finding.Clue.PORT_REFUSED)));
        Check best = Arrays.stream(Check.values())
                .filter(check -> check.topic() != Topic.PORT)
                .max(Comparator.comparingDouble(check -> gain.of(check.topic()) / check.cost()))
                .orElseThrow();

        List<NextCheck> checks = Judgement.of(refused).nextChecks();

        assertThat(checks.get(0).id())
                .isEqualTo(best.asked(Place.of(refused.scene()), 1).id());
        assertThat(checks.get(0).gainBits()).isGreaterThan(0.5);
        assertThat(checks).extracting(NextCheck::command).contains("ss -ltnp 'sport = :443'");
    }

    /** Nearly certain: nothing is asked that would only make it surer. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
        full        | tcp ok; tls ok; http headers_too_large x3
        full_strict | tcp ok; tls cert.expired; http 200
        """)
    void onceTheCauseIsNearlyCertainOnlyWhatCouldOverturnItIsAsked(String mode, String seen) {
        Case settled = Sights.of(SslMode.byId(mode).orElseThrow(), seen);

        Diagnosis diagnosis = Judgement.of(settled);

        assertThat(diagnosis.causes().get(0).probability()).isGreaterThan(0.97);
        assertThat(diagnosis.nextChecks()).isEmpty();
    }

    @Test
    void whatIsKnownIsNotAskedAgain() {
        Case known = Sights.of(SslMode.FULL, "tcp refused x3").with(Machines.of("nothing-listens; stopped"));

        assertThat(Judgement.of(known).nextChecks())
                .extracting(NextCheck::id)
                .doesNotContain("listeners", "service", "configuration");
    }

    @Test
    void theOrderOfObservationsIsIrrelevant() {
        Case given = Sights.of(
                SslMode.FULL_STRICT,
                "dns ok; tcp ok; tcp refused; tls cert.expired+cert.self_signed; http 502; v6 tcp timed_out; edge 526");
        Diagnosis one = Judgement.of(given);
        for (int seed = 0; seed < 20; seed++) {
            List<Observation> shuffled = new ArrayList<>(given.observations());
            Collections.shuffle(shuffled, new Random(seed));
            Case other = new Case(
                    given.origin(), given.edge(), given.sslMode(), shuffled, given.startedAt(), given.took(), "test");

            assertThat(Judgement.of(other)).isEqualTo(one);
        }
    }

    @Test
    void everyProvedFaultIsListedInTheEdgesOrderThoughOneHidesTheOther() {
        Case both = Sights.of(SslMode.FULL_STRICT, "tcp ok; tls cert.expired+cert.name_invalid; http 200")
                .with(Machines.of("rule -A INPUT ! -s 192.0.2.0/24 -p tcp --dport 443 -j DROP"));

        Diagnosis diagnosis = Judgement.of(both);

        assertThat(diagnosis.verdict().fault()).isEqualTo(TcpFault.TIMED_OUT);
        assertThat(diagnosis.verdict().predicted().status()).isEqualTo(522);
        assertThat(diagnosis.verdict().proved())
                .containsExactly(TcpFault.TIMED_OUT, CertificateFault.EXPIRED, CertificateFault.NAME_INVALID);
    }

    @Test
    void aStaleAllowlistIsIntermittent() {
        Case stale = Sights.of(SslMode.FULL, "tcp ok; tls ok; http 200")
                .with(Machines.of("rule -A INPUT -s 172.64.0.0/13 -p tcp --dport 443 -j REJECT"));

        Diagnosis diagnosis = Judgement.of(stale);

        assertThat(diagnosis.verdict().intermittent()).isTrue();
        assertThat(diagnosis.verdict().predicted().status()).isEqualTo(521);
        assertThat(diagnosis.verdict().predicted().share()).isBetween(0.2, 0.5);
    }

    @Test
    void aPartThatIsNearlyAllIsNotCalledAll() {
        String rules = "rule -A INPUT -s 173.245.48.0/20 -p tcp --dport 443 -j ACCEPT; "
                + "rule -A INPUT -p tcp --dport 443 -j DROP";
        Diagnosis diagnosis =
                Judgement.of(Sights.of(SslMode.FULL, "tcp ok; tls ok; http 200").with(Machines.of(rules)));

        assertThat(diagnosis.verdict().predicted().percent()).isEqualTo(99);
        assertThat(diagnosis.causes().get(0).evidence().get(0).finding().says().english())
                .contains("more than 99 %");
    }

    @Test
    void theFixNamesANetworkThatIsKeptOutAndTheToolThatWroteTheRule() {
        Case stale = Sights.of(SslMode.FULL, "tcp ok; tls ok; http 200")
                .with(Machines.of("rule -A INPUT -s 172.64.0.0/13 -p tcp --dport 443 -j REJECT"));

        List<Remedy.Step> steps =
                Judgement.of(stale).causes().get(0).remedies().get(0).steps();

        assertThat(steps.stream().map(Remedy.Step::command).filter(Objects::nonNull))
                .contains("iptables -I INPUT -s 172.64.0.0/13 -p tcp --dport 443 -j ACCEPT");
    }

    @Test
    void theEvidenceOfACauseIsOneFindingATopicStrongestFirst() {
        Diagnosis diagnosis = Judgement.of(Sights.of(SslMode.FULL, "tcp refused x3; port 80 refused"));

        assertThat(diagnosis.causes().get(0).evidence())
                .isNotEmpty()
                .isSortedAccordingTo(Comparator.comparingDouble(each -> -Math.abs(each.weight())))
                .allMatch(each -> Math.abs(each.weight()) >= 0.3);
    }
}
