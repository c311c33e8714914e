package dev.origindoctor.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.report.Recording;
import dev.origindoctor.report.Report;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The twin for public places tells the same, and nothing that names the origin. */
class RedactionTest {
    private static final List<String> SECRETS = List.of(
            "shop.example",
            "203.0.113.10",
            "2001:db8::10",
            "198.51.100.77",
            "198.51.100.1",
            "10.0.0.5",
            "8f0a1b2c3d4e5f60",
            "Some CA",
            "secret-of-the-origin");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        dns ok; tcp ok; tls ok; http 200; edge 521               | rule -A INPUT -s 173.245.48.0/20 -p tcp -j REJECT
        tcp ok; tls ok; http 200; edge 521                       | rule -A INPUT ! -s 198.51.100.77 -p tcp -m comment --comment secret-of-the-origin -j REJECT
        dns origin; tcp refused icmp3/10@198.51.100.1            | elsewhere
        tcp ok; tls cert.expired+cert.self_signed; http 200      | serves secret-of-the-origin
        v6 tcp refused; tcp ok; tls ok; http 502                 | private
        tcp ok; tls ok; http 403 blocked; edge 403               | ban 104.16.0.0/13
        """)
    void noFormOfTheTwinNamesTheOrigin(String seen, String machine) {
        Diagnosis diagnosis = Judgement.of(Sights.of(SslMode.FULL_STRICT, seen).with(Machines.of(machine)));

        Diagnosis twin = OriginDoctor.judge(Recording.redacted(diagnosis));

        assertThat(reports(diagnosis)).anyMatch(report -> report.contains("203.0.113.10"));
        assertThat(reports(twin)).allSatisfy(report -> assertThat(report).doesNotContain(SECRETS));
        assertThat(twin.verdict().fault()).isEqualTo(diagnosis.verdict().fault());
        assertThat(twin.verdict().predicted()).isEqualTo(diagnosis.verdict().predicted());
        assertThat(twin.causes())
                .extracting(RankedCause::cause)
                .isEqualTo(diagnosis.causes().stream().map(RankedCause::cause).toList());
    }

    private static List<String> reports(Diagnosis diagnosis) {
        return Stream.of(
                        Report.text(100, false, Locale.ENGLISH),
                        Report.json(),
                        Report.markdown(Locale.ENGLISH),
                        Report.html(Locale.ENGLISH))
                .map(report -> report.of(diagnosis))
                .toList();
    }
}
