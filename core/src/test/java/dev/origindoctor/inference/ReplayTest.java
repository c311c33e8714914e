package dev.origindoctor.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.HostTestimony;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.report.Recording;
import dev.origindoctor.report.Report;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was saved is judged again without the machine at hand, and the answer is the same to the byte. */
class ReplayTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        dns ok; tcp ok; tls ok; http 200; edge 521 | rule -A INPUT -s 173.245.48.0/20 -p tcp -j REJECT
        dns ok; tcp ok; tls ok; http 200; edge 522 | rule -A INPUT -s 104.16.0.0/13 -p tcp -m limit --limit 5/min -j DROP
        tcp refused x3                             | nothing-listens; stopped; log OUT_OF_MEMORY_KILL process=nginx
        tcp ok; tls ok; http 200; edge 521         | ban 104.16.0.0/13
        tcp refused                                | private
        tcp ok; tls ok; http 200                   | healthy
        """)
    void aSavedDiagnosisIsMadeAgainToTheByte(String seen, String machine) {
        Diagnosis first = Judgement.of(Sights.of(SslMode.FULL, seen).with(Machines.of(machine)));
        String saved = Report.json().of(first);

        Diagnosis again = OriginDoctor.judge(Recording.read(saved));

        assertThat(Report.json().of(again)).isEqualTo(saved);
        assertThat(Report.text(100, false, Locale.ENGLISH).of(again))
                .isEqualTo(Report.text(100, false, Locale.ENGLISH).of(first));
        assertThat(Report.html(Locale.SIMPLIFIED_CHINESE).of(again))
                .isEqualTo(Report.html(Locale.SIMPLIFIED_CHINESE).of(first));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "id": "host_is_up"     | "id": "host_is_gone"   | $.host.findings[0].id: expected the identifier of a finding
        "fate": "accepted"     | "fate": "eaten"        | $.host.firewall[0].fate: expected one of accepted, dropped
        "share": 1.0           | "share": 7.5           | $.host.firewall[0].share: share: 7.5 (expected 0..1)
        "takenAt": "2026       | "takenAt": "soon       | $.host.takenAt: expected a time
        """)
    void whatIsWrongInASavedTestimonyIsNamedWithItsPlace(String right, String wrong, String message) {
        String saved = Report.json()
                .of(Judgement.of(Sights.of(SslMode.FULL, "tcp ok; tls ok; http 200; edge 521")
                        .with(Machines.of("healthy"))));
        int host = saved.indexOf("\"host\": {");
        String spoiled = saved.substring(0, host) + saved.substring(host).replaceFirst(right, wrong);

        assertThat(spoiled).isNotEqualTo(saved);
        assertThatThrownBy(() -> OriginDoctor.judge(Recording.read(spoiled)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        rule -A INPUT -p tcp --dport 443 -j REJECT                             | all 15 networks of Cloudflare get in to port 443
        rule -A INPUT -s 173.245.48.0/20 -p tcp -m tcp --dport 443 -j DROP     | all 15 networks of Cloudflare get in to port 443
        """)
    void theProposedRulesAreRehearsed(String machine, String says) {
        Diagnosis diagnosis = Judgement.of(
                Sights.of(SslMode.FULL, "tcp ok; tls ok; http 200; edge 521").with(Machines.of(machine)));

        HostTestimony told = Objects.requireNonNull(diagnosis.host());
        assertThat(told.firewall()).anyMatch(stretch -> stretch.fault() != null);
        assertThat(told.rehearsed()).allMatch(stretch -> stretch.fault() == null);
        assertThat(Report.text(100, false, Locale.ENGLISH).of(diagnosis).replaceAll("\\s+", " "))
                .contains("Rehearsed on the ruleset of this machine: after this, " + says);
    }

    @Test
    void thePageShowsWhatBecomesOfEachNetworkAndOfEachSample() {
        Diagnosis diagnosis = Judgement.of(Sights.of(SslMode.FULL, "tcp ok; tcp refused; tls ok; http 200")
                .with(Machines.of("rule -A INPUT -s 173.245.48.0/20 -p tcp -m tcp --dport 443 -j REJECT")));

        String page = Report.html(Locale.ENGLISH).of(diagnosis);

        assertThat(page)
                .contains("14 let in, 1 rejected")
                .contains("✗ 173.245.48.0/20<span class=\"unseen\"> rejected")
                .contains("✓ 104.16.0.0/13<span class=\"unseen\"> let in")
                .contains("✓ 0.0 ms connected")
                .contains("✗ 1 s Connection refused");
    }

    @Test
    void nothingIsRehearsedWhereTheEdgeIsLetIn() {
        Diagnosis diagnosis = Judgement.of(
                Sights.of(SslMode.FULL, "tcp ok; tls ok; http 200; edge 521").with(Machines.of("healthy")));

        assertThat(Objects.requireNonNull(diagnosis.host()).rehearsed()).isEmpty();
    }
}
