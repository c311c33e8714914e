package dev.origindoctor.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.Cause;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** For every cause a case in which it was planted and comes first, and a near miss in which it does not. */
class PlantedCasesTest {
    // spotless:off
    /** cause | SSL mode | what was seen | what the machine says, where it was asked */
    private static final String PLANTED = """
        web_server_stopped               | full        | tcp refused x3; port 80 refused                   | nothing-listens; stopped
        web_server_config_invalid        | full        | tcp refused x3; port 80 refused                   | nothing-listens; failed; config-invalid
        oom_killed                       | full        | tcp refused x3                                    | nothing-listens; failed oom-kill; log OUT_OF_MEMORY_KILL process=nginx
        crash_loop                       | full        | tcp refused x2; tcp ok; tls ok; tcp refused       | restarting; log CRASHED process=nginx
        restart_window                   | full        | tcp refused; tcp ok; tls ok; http 200             | just-started
        host_down                        | full        | tcp timed_out x3; port 4 timed_out; port 80 timed_out; edge 522 | -
        overloaded                       | full        | tcp ok; tcp timed_out; tcp ok again2              | queue-full; starved; log WORKERS_EXHAUSTED
        descriptors_exhausted            | full        | tcp ok; tls timed_out                             | descriptors-full; log OUT_OF_DESCRIPTORS
        not_listening_on_port            | full        | tcp refused x3; port 80 ok                        | port-80-only
        loopback_only_bind               | full        | tcp refused x3                                    | loopback
        address_family_mismatch          | full        | tcp ok; v6 tcp refused                            | ipv4-only
        port_mapping_missing             | full        | tcp refused x3                                    | private
        port_mapping_missing             | full        | tcp refused x3; port 80 refused; edge 521         | in-a-container
        upstream_down                    | full        | tcp ok; tls ok; http 502                          | log UPSTREAM_REFUSED
        firewall_rejects_edge            | full        | tcp ok; tls ok; http 200; edge 521                | rule -A INPUT ! -s 192.0.2.0/24 -p tcp --dport 443 -j REJECT
        firewall_drops_edge              | full        | tcp ok; tls ok; http 200; edge 522                | rule -A INPUT ! -s 192.0.2.0/24 -p tcp --dport 443 -j DROP
        firewall_blocks_some_edge_ranges | full        | tcp ok; tls ok; http 200                          | rule -A INPUT -s 172.64.0.0/13 -p tcp --dport 443 -j DROP
        firewall_drops_edge              | full        | tcp refused x3; port 80 refused; edge 522         | nothing-listens; stopped; rule -A INPUT ! -s 192.0.2.0/24 -p tcp --dport 443 -j DROP
        edge_address_banned              | full        | tcp ok; tls ok; http 200; edge 521                | ban 172.70.1.9
        firewall_blocks_some_edge_ranges | full        | tcp ok; tls ok; http 200; edge 521                | rule -A INPUT -s 172.64.0.0/13 -p tcp --dport 443 -j REJECT
        rate_limited                     | full        | tcp ok; tls ok; http 200; http 429                | log REQUESTS_LIMITED client=172.70.1.9
        conntrack_full                   | full        | tcp ok; tcp timed_out x2                          | table-full; log CONNECTION_TABLE_FULL
        provider_firewall                | full        | tcp timed_out x3                                  | private
        provider_firewall                | full        | tcp refused icmp3/3@198.51.100.1 x3; edge 521     | -
        overloaded                       | full        | tcp closed x3; edge 525                           | log WORKERS_EXHAUSTED
        waf_blocks_request               | full        | tcp ok; tls ok; http 403 blocked                  | log ACCESS_DENIED
        dns_points_elsewhere             | full        | tcp refused x3; edge 521                          | elsewhere
        dns_missing                      | full        | dns name_not_resolved                             | -
        ipv6_misaligned                  | full        | tcp ok; tls ok; http 200; v6 tcp timed_out        | healthy
        not_proxied                      | full        | dns origin; tcp ok; tls ok; http 200              | healthy
        route_unreachable                | full        | tcp address_unreachable x3; edge 523              | healthy
        path_lossy                       | full        | tcp ok again2; tcp timed_out; tcp ok again1       | healthy
        certificate_expired              | full_strict | tcp ok; tls cert.expired; http 200                | healthy
        certificate_not_yet_valid        | full_strict | tcp ok; tls cert.not_yet_valid; http 200          | healthy
        certificate_name_mismatch        | full_strict | tcp ok; tls cert.name_invalid; http 200           | healthy
        certificate_untrusted            | full_strict | tcp ok; tls cert.self_signed; http 200            | healthy
        certificate_chain_incomplete     | full_strict | tcp ok; tls cert.incomplete_chain; http 200       | healthy
        certificate_revoked              | full_strict | tcp ok; tls cert.revoked; http 200                | healthy
        certificate_weak                 | full_strict | tcp ok; tls cert.weak; http 200                   | healthy
        certificate_not_for_servers      | full_strict | tcp ok; tls cert.invalid; http 200                | healthy
        tls_version_unsupported          | full        | tcp ok; tls version_or_cipher_mismatch TLSv1.1    | healthy
        tls_cipher_unsupported           | full        | tcp ok; tls version_or_cipher_mismatch; tls-nosni version_or_cipher_mismatch | healthy
        tls_not_enabled_on_port          | full        | tcp ok; tls not_tls                               | plain-443
        sni_not_served                   | full        | tcp ok; tls unrecognized_name; tls-nosni ok       | serves other.example
        client_certificate_required      | full        | tcp ok; tls bad_client_auth_cert                  | client-certificates
        ssl_mode_mismatch                | flexible    | tcp ok; http 400 =tls_expected                    | healthy
        tls_handshake_broken             | full        | tcp ok; tls reset; tls-nosni reset; tls-proxy reset; tls-1.2 reset | healthy
        response_empty                   | full        | tcp ok; tls ok; http empty_response; tls-proxy reset | healthy
        response_malformed               | full        | tcp ok; tls ok; http protocol.error               | healthy
        response_headers_too_large       | full        | tcp ok; tls ok; http headers_too_large            | healthy
        response_too_slow                | full        | tcp ok; tls ok; http timed_out                    | log UPSTREAM_TIMED_OUT
        redirect_loop                    | flexible    | tcp ok; http redirect_loop                        | healthy
        redirect_loop                    | flexible    | tcp ok; http redirect_loop; edge 301              | healthy
        response_too_slow                | full        | tcp ok; tls ok; http 504; edge 504                | log UPSTREAM_TIMED_OUT
        response_empty                   | full        | tcp ok; tls ok; http reset; tls-proxy reset       | -
        rate_limited                     | full        | tcp ok; tls ok; http 429; edge 429                | -
        waf_blocks_request               | full        | tcp ok; tls ok; http 403; edge 403                | log ACCESS_DENIED
        response_too_slow                | full        | tcp ok; tls ok; http 504; edge 504                | log UPSTREAM_TIMED_OUT; log UPSTREAM_FAILED
        upstream_down                    | full        | tcp ok; tls ok; http 502; edge 502                | log UPSTREAM_TIMED_OUT; log UPSTREAM_FAILED; log UPSTREAM_FAILED
        application_error                | full        | tcp ok; tls ok; http 500                          | healthy
        proxy_protocol_expected          | full        | tcp ok; tls reset; tls-proxy ok                   | proxy-header
        edge_incident                    | full        | tcp ok; tls ok; http 200; edge 500                | healthy
        edge_blocks_visitor              | full        | tcp ok; tls ok; http 200; edge 403 1020           | healthy
        healthy                          | full        | tcp ok; tls ok; http 200; edge 200                | healthy
        healthy                          | full        | tcp ok; tls ok; http 200                          | -
        tls_version_unsupported          | full_strict | tcp ok; tls version_or_cipher_mismatch TLSv1; tls-1.2 version_or_cipher_mismatch; tls-nosni version_or_cipher_mismatch; tls-proxy reset | -
        tls_handshake_broken             | full        | tcp ok; tls alert alert80                         | -
        tls_handshake_broken             | full        | tcp ok; tls alert alert50                         | -
        client_certificate_required      | full        | tcp ok; tls alert alert48                         | -
        tls_handshake_broken             | full        | tcp ok; tls alert alert100                        | -
        tls_version_unsupported          | full        | tcp ok; tls closed TLSv1; tls-1.2 closed; tls-nosni closed; tls-proxy closed | -
        sni_not_served                   | full_strict | tcp ok; tls unrecognized_name; tls-1.2 unrecognized_name; tls-proxy reset | -
        client_certificate_required      | full_strict | tcp ok; tls bad_client_auth_cert; tls-1.2 bad_client_auth_cert; tls-nosni bad_client_auth_cert; tls-proxy reset | -
        healthy                          | full        | tcp timed_out x3; edge 200 DYNAMIC                | -
        healthy                          | full        | tcp ok; tls bad_client_auth_cert x3; edge 200 DYNAMIC | -
        healthy                          | full        | tcp ok; tls ok; http 400 =client_certificate_required; edge 200 MISS | -
        client_certificate_required      | full        | tcp ok; tls ok; http 400 =client_certificate_required; edge 400 =no_certificate | -
        client_certificate_required      | full        | tcp ok; tls ok; http 400 =client_certificate_required; edge 400 =certificate_error | -
        path_lossy                       | full        | tcp ok again1; tcp ok again0; tcp ok again1; tls ok; http 200 | -
        path_lossy                       | full        | tcp ok again1; tcp ok again0 x9; tcp ok again1; tls ok; http 200 | -
        host_down                        | full        | tcp address_unreachable icmp3/1@198.51.100.1 x3   | -
        route_unreachable                | full        | tcp address_unreachable icmp3/0@198.51.100.1 x3   | -
        route_unreachable                | full        | tcp address_unreachable x3                        | -
        firewall_rejects_edge            | full        | tcp address_unreachable icmp3/1@203.0.113.10 x3   | -
        prober_limited                   | full        | tcp local.ports_exhausted                         | -
        """;

    /** not this cause | SSL mode | what was seen | what the machine says */
    private static final String NEAR_MISSES = """
        web_server_stopped               | full        | tcp timed_out x3; port 4 refused; port 80 refused | -
        web_server_stopped               | full        | tcp refused x3; port 80 ok                        | -
        web_server_config_invalid        | full        | tcp refused x3                                    | nothing-listens; stopped
        oom_killed                       | full        | tcp refused x3                                    | nothing-listens; stopped
        oom_killed                       | full        | tcp ok; tls ok; http 502                          | log OUT_OF_MEMORY_KILL process=php-fpm; log UPSTREAM_REFUSED
        crash_loop                       | full        | tcp refused; tcp ok; tls ok; http 200             | just-started
        restart_window                   | full        | tcp refused x3                                    | nothing-listens; restarting
        host_down                        | full        | tcp timed_out x3; port 4 refused                  | -
        overloaded                       | full        | tcp ok; tcp timed_out x2                          | table-full
        overloaded                       | full        | tcp refused x3                                    | -
        descriptors_exhausted            | full        | tcp ok; tls timed_out                             | healthy
        healthy                          | full        | tcp timed_out; edge 200 HIT                       | -
        host_down                        | full        | tcp timed_out x3; edge 200 DYNAMIC                | -
        not_listening_on_port            | full        | tcp refused x3; port 80 refused                   | -
        loopback_only_bind               | full        | tcp refused x3                                    | nothing-listens
        address_family_mismatch          | full        | tcp ok; v6 tcp timed_out                          | healthy
        port_mapping_missing             | full        | tcp refused x3                                    | nothing-listens; stopped
        port_mapping_missing             | full        | tcp timed_out x3; edge 522                        | in-a-container; rule -A INPUT -p tcp --dport 443 -j DROP
        upstream_down                    | full        | tcp ok; tls ok; http 500                          | -
        firewall_rejects_edge            | full        | tcp ok; tls ok; http 200; edge 522                | -
        firewall_drops_edge              | full        | tcp ok; tls ok; http 200; edge 521                | -
        firewall_drops_edge              | full        | tcp refused x3                                    | -
        firewall_blocks_some_edge_ranges | full        | tcp ok; tls ok; http 200; edge 200                | -
        edge_address_banned              | full        | tcp ok; tls ok; http 200                          | ban 198.51.100.9
        rate_limited                     | full        | tcp ok; tls ok; http 403 blocked                  | -
        conntrack_full                   | full        | tcp ok; tcp timed_out x2                          | healthy
        provider_firewall                | full        | tcp timed_out x3; port 4 refused; port 80 ok      | -
        waf_blocks_request               | full        | tcp ok; tls ok; http 200; edge 403 1020           | -
        dns_points_elsewhere             | full        | tcp refused x3; edge 521                          | nothing-listens; stopped
        dns_missing                      | full        | dns ok; tcp refused x3                            | -
        ipv6_misaligned                  | full        | tcp ok; v6 tcp refused                            | ipv4-only
        not_proxied                      | full        | dns ok; tcp ok; tls ok; http 200; edge 200        | -
        route_unreachable                | full        | tcp timed_out x3                                  | -
        path_lossy                       | full        | tcp timed_out x3                                  | -
        certificate_expired              | full        | tcp ok; tls cert.expired; http 200                | healthy
        certificate_not_yet_valid        | full_strict | tcp ok; tls cert.expired; http 200                | -
        certificate_name_mismatch        | full_strict | tcp ok; tls cert.self_signed; http 200            | -
        certificate_untrusted            | full_strict | tcp ok; tls cert.incomplete_chain; http 200       | -
        certificate_chain_incomplete     | full_strict | tcp ok; tls cert.self_signed; http 200            | -
        certificate_revoked              | full_strict | tcp ok; tls ok; http 200                          | -
        certificate_weak                 | full        | tcp ok; tls cert.weak; http 200                   | -
        certificate_not_for_servers      | full_strict | tcp ok; tls cert.name_invalid; http 200           | -
        tls_version_unsupported          | full        | tcp ok; tls version_or_cipher_mismatch            | -
        tls_cipher_unsupported           | full        | tcp ok; tls version_or_cipher_mismatch TLSv1      | -
        tls_not_enabled_on_port          | full        | tcp ok; tls reset                                 | -
        sni_not_served                   | full        | tcp ok; tls reset; tls-nosni reset; tls-proxy ok  | -
        client_certificate_required      | full        | tcp ok; tls version_or_cipher_mismatch            | -
        ssl_mode_mismatch                | full        | tcp refused x3; port 80 refused                   | -
        client_certificate_required      | flexible    | tcp ok; http reset                                | -
        crash_loop                       | full        | tcp reset x3                                      | -
        tls_not_enabled_on_port          | full        | tcp ok; tls protocol.error                        | -
        tls_handshake_broken             | full        | tcp ok; tls not_tls                               | -
        response_empty                   | full        | tcp ok; tls ok; http timed_out                    | -
        response_malformed               | full        | tcp ok; tls ok; http empty_response               | -
        response_headers_too_large       | full        | tcp ok; tls ok; http protocol.error               | -
        response_too_slow                | full        | tcp timed_out x3                                  | -
        redirect_loop                    | full        | tcp ok; tls ok; http 200                          | -
        application_error                | full        | tcp ok; tls ok; http 502                          | -
        proxy_protocol_expected          | full        | tcp ok; tls reset; tls-proxy reset                | -
        edge_incident                    | full        | tcp ok; tls ok; http 500; edge 500                | -
        edge_blocks_visitor              | full        | tcp ok; tls ok; http 403 blocked; edge 403        | -
        healthy                          | full        | tcp ok; tls ok; http 200; edge 521                | -
        prober_limited                   | full        | tcp timed_out x3                                  | -
        client_certificate_required      | full        | tcp ok; tls bad_client_auth_cert x3; edge 200 DYNAMIC | -
        healthy                          | full        | tcp ok; tls bad_client_auth_cert x3; edge 200 HIT | -
        path_lossy                       | full        | tcp ok again1; tcp ok again0 x2; tls ok; http 200 | -
        path_lossy                       | full        | tcp ok again1; tcp ok again0 x11; tls ok; http 200 | -
        host_down                        | full        | tcp address_unreachable icmp3/0@198.51.100.1 x3   | -
        route_unreachable                | full        | tcp address_unreachable icmp3/1@198.51.100.1 x3   | -
        """;
    // spotless:on

    static Stream<Arguments> planted() {
        return rows(PLANTED);
    }

    static Stream<Arguments> nearMisses() {
        return rows(NEAR_MISSES);
    }

    private static Stream<Arguments> rows(String table) {
        return table.lines()
                .map(line -> Arguments.of((Object[])
                        Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new)));
    }

    @ParameterizedTest(name = "{0}: {2} / {3}")
    @MethodSource("planted")
    void thePlantedCauseComesFirst(String cause, String mode, String seen, String machine) {
        Diagnosis diagnosis = diagnose(mode, seen, machine);

        assertThat(diagnosis.causes().get(0).cause()).as(shown(diagnosis)).isEqualTo(cause(cause));
    }

    @ParameterizedTest(name = "{0}: {2} / {3}")
    @MethodSource("planted")
    void withTheMachinesWordItIsNearCertain(String cause, String mode, String seen, String machine) {
        Diagnosis diagnosis = diagnose(mode, seen, machine);

        assertThat(diagnosis.causes().get(0).probability())
                .as(shown(diagnosis))
                .isGreaterThanOrEqualTo(machine.equals("-") ? 0.3 : 0.9);
    }

    @ParameterizedTest(name = "not {0}: {2} / {3}")
    @MethodSource("nearMisses")
    void aNearMissIsNotTakenForIt(String cause, String mode, String seen, String machine) {
        Diagnosis diagnosis = diagnose(mode, seen, machine);

        assertThat(diagnosis.causes().get(0).cause()).as(shown(diagnosis)).isNotEqualTo(cause(cause));
    }

    @Test
    void everyCauseIsPlantedAndHasANearMiss() {
        assertThat(named(PLANTED)).isEqualTo(EnumSet.allOf(Cause.class));
        assertThat(named(NEAR_MISSES)).isEqualTo(EnumSet.allOf(Cause.class));
    }

    private static Set<Cause> named(String table) {
        return rows(table).map(row -> cause((String) row.get()[0])).collect(Collectors.toSet());
    }

    private static Cause cause(String id) {
        return Cause.byId(id).orElseThrow();
    }

    /** The diagnosis of every planted case and of every near miss. */
    static Stream<Diagnosis> diagnoses() {
        return Stream.concat(planted(), nearMisses())
                .map(Arguments::get)
                .map(row -> diagnose((String) row[1], (String) row[2], (String) row[3]));
    }

    private static Diagnosis diagnose(String mode, String seen, String machine) {
        Case given = Sights.of(SslMode.byId(mode).orElseThrow(), seen);
        return Judgement.of(machine.equals("-") ? given : given.with(Machines.of(machine)));
    }

    /** What a failing test has to show: the ranking, and what spoke for and against the first. */
    private static String shown(Diagnosis diagnosis) {
        String ranking = diagnosis.causes().stream()
                .limit(4)
                .map(each -> "%s %.3f".formatted(each.cause().id(), each.probability()))
                .collect(Collectors.joining(", "));
        List<RankedCause> causes = diagnosis.causes();
        String because = causes.get(0).evidence().stream()
                .map(each -> "%s %+.1f".formatted(each.finding().id(), each.weight()))
                .collect(Collectors.joining(", "));
        return ranking + " because " + because;
    }
}
