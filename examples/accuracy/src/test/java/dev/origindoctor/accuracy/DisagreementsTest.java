package dev.origindoctor.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.Question;
import dev.origindoctor.Question.ViaEdge;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.Finding;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.zoo.Certificates;
import dev.origindoctor.zoo.CloudflareStandIn;
import dev.origindoctor.zoo.CloudflareStandIn.Form;
import dev.origindoctor.zoo.Exhibit;
import dev.origindoctor.zoo.HttpMisbehaviour;
import dev.origindoctor.zoo.Misbehaviour;
import dev.origindoctor.zoo.PassingEdge;
import dev.origindoctor.zoo.TcpMisbehaviour;
import dev.origindoctor.zoo.TlsMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every way in which the origin's own answer and Cloudflare's can disagree, and what the diagnosis makes of it. The
 * stand-in waits a hundredth of what Cloudflare waits, and what it took counts a hundred times.
 */
class DisagreementsTest {
    private static final List<String> SAYINGS = List.of("edge_", "direct_", "visitor_", "code_at_");
    private static OriginDoctor doctor;

    @BeforeAll
    static void open() {
        doctor = OriginDoctor.with(new LongerWaits(NettyProbes.builder()
                .targetPolicy(TargetPolicy.everything())
                .trust(List.of(Certificates.root()))
                .build()));
    }

    @AfterAll
    static void close() {
        doctor.close();
    }

    @ParameterizedTest(name = "{0} under {1}, edge {2} as {3}")
    @CsvSource(delimiter = '|', textBlock = """
        # origin                       | mode        | edge     | form  | what is said of the edge                                                    | first cause
        http-healthy-page              | flexible    | 200      | page  | edge_serves direct_and_edge_agree                                           | healthy
        http-healthy-page              | flexible    | 521      | page  | edge_meets_refusal direct_fine_edge_fails                                   | edge_address_banned
        http-healthy-page              | flexible    | 521      | short | edge_meets_refusal direct_fine_edge_fails                                   | edge_address_banned
        http-healthy-page              | flexible    | 521      | json  | edge_meets_refusal direct_fine_edge_fails                                   | edge_address_banned
        http-healthy-page              | flexible    | 522      | short | edge_meets_silence direct_fine_edge_fails                                   | firewall_drops_edge
        http-healthy-page              | flexible    | 523      | short | edge_meets_no_route direct_fine_edge_fails                                  | firewall_rejects_edge
        http-healthy-page              | flexible    | 524      | short | edge_meets_slow_answer direct_fine_edge_fails                               | response_too_slow
        http-healthy-page              | flexible    | 520      | json  | edge_meets_broken_answer direct_fine_edge_fails                             | waf_blocks_request
        http-healthy-page              | flexible    | 525      | short | edge_meets_broken_handshake direct_fine_edge_fails edge_claim_impossible    | ssl_mode_mismatch
        http-healthy-page              | flexible    | 526      | short | edge_meets_bad_certificate direct_fine_edge_fails edge_claim_impossible     | ssl_mode_mismatch
        healthy                        | full_strict | 525      | json  | edge_meets_broken_handshake direct_fine_edge_fails                          | tls_handshake_broken
        healthy                        | full_strict | 526      | page  | edge_meets_bad_certificate direct_fine_edge_fails                           | dns_points_elsewhere
        http-healthy-page              | flexible    | 500      | short | edge_fails_by_itself direct_fine_edge_fails                                 | edge_incident
        http-healthy-page              | flexible    | 1016/530 | page  | edge_cannot_resolve_origin direct_fine_edge_fails                           | dns_missing
        http-healthy-page              | flexible    | 1016/530 | json  | edge_cannot_resolve_origin direct_fine_edge_fails                           | dns_missing
        http-healthy-page              | flexible    | 1000/403 | short | edge_refuses_record direct_fine_edge_fails                                  | dns_points_elsewhere
        http-healthy-page              | flexible    | 1020/403 | page  | visitor_blocked_by_edge direct_fine_edge_fails                              | edge_blocks_visitor
        http-proxy-protocol-unexpected | flexible    | proxy    | -     | edge_passes_error_on direct_fine_edge_fails                                 | ssl_mode_mismatch
        closed-port                    | flexible    | 200      | page  | edge_serves direct_fails_edge_serves                                        | web_server_stopped
        closed-port                    | flexible    | 521      | json  | edge_meets_refusal direct_and_edge_agree                                    | web_server_stopped
        closed-port                    | flexible    | 522      | page  | edge_meets_silence direct_and_edge_differ                                   | dns_points_elsewhere
        expired                        | full_strict | 200      | page  | edge_serves direct_fails_edge_serves                                        | certificate_expired
        expired                        | full_strict | 526      | short | edge_meets_bad_certificate direct_and_edge_agree                            | certificate_expired
        expired                        | full        | 526      | short | edge_meets_bad_certificate direct_and_edge_agree edge_shows_other_mode      | certificate_expired
        http-internal-error            | flexible    | 200      | page  | edge_serves direct_fails_edge_serves                                        | application_error
        http-internal-error            | flexible    | pass     | -     | edge_passes_error_on direct_and_edge_agree                                  | application_error
        http-internal-error            | flexible    | 520      | short | edge_meets_broken_answer direct_and_edge_differ                             | application_error
        """)
    void isSaidSo(String origin, String mode, String edge, String form, String said, String cause) {
        try (Zoo zoo = Zoo.open()) {
            SslMode ssl = SslMode.byId(mode).orElseThrow();
            Endpoint endpoint = zoo.start(animal(origin));
            Diagnosis diagnosis = doctor.diagnose(Question.about(Certificates.NAME)
                            .origin(endpoint)
                            .port(endpoint.port())
                            .sslMode(ssl)
                            .samples(1)
                            .connectTimeout(Duration.ofSeconds(10))
                            .timeout(Duration.ofSeconds(30))
                            .viaEdge(ViaEdge.at(
                                    edge(edge, form, endpoint, ssl, zoo).endpoint()))
                            .build())
                    .join();
            assertThat(ofEdge(diagnosis) + ": "
                            + diagnosis.causes().get(0).cause().id())
                    .isEqualTo(said + ": " + cause);
        }
    }

    private static String ofEdge(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .map(Finding::id)
                .filter(id -> SAYINGS.stream().anyMatch(id::startsWith))
                .collect(Collectors.joining(" "));
    }

    private static Misbehaviour animal(String id) {
        return Stream.of(TcpMisbehaviour.values(), TlsMisbehaviour.values(), HttpMisbehaviour.values())
                .flatMap(Stream::<Misbehaviour>of)
                .filter(animal -> animal.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Exhibit edge(String edge, String form, Endpoint origin, SslMode mode, Zoo zoo) {
        PassingEdge passing = new PassingEdge(origin, mode.originScheme(Scheme.HTTPS));
        if (edge.equals("pass")) {
            return passing.open(zoo);
        }
        if (edge.equals("proxy")) {
            return passing.withProxyHeader().open(zoo);
        }
        Shown shown = Shown.read(edge);
        Function<CloudflareStandIn, CloudflareStandIn> code =
                own -> shown.code() == shown.status() ? own : own.withCode(shown.code());
        return code.apply(CloudflareStandIn.showing(shown.status()))
                .in(Form.valueOf(form.toUpperCase(Locale.ROOT)))
                .openEncrypted(zoo);
    }
}
