package dev.origindoctor.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The identifiers are a promise: this is the list that was promised. Names may be added, never renamed. */
class IdentifiersTest {
    private static final String FAULTS = """
            dns.name_not_resolved dns.no_address dns.failed dns.unreachable
            tcp.refused tcp.timed_out tcp.address_unreachable tcp.prohibited tcp.reset tcp.closed
            tls.not_tls tls.timed_out tls.reset tls.closed tls.version_or_cipher_mismatch tls.unrecognized_name
            tls.alert tls.bad_client_auth_cert tls.protocol.error
            tls.cert.expired tls.cert.not_yet_valid tls.cert.name_invalid tls.cert.self_signed
            tls.cert.authority_invalid tls.cert.incomplete_chain tls.cert.revoked tls.cert.weak tls.cert.invalid
            http.empty_response http.reset http.protocol.error http.headers_too_large http.timed_out http.truncated
            http.redirect_loop http.blocked http.error
            local.ports_exhausted local.descriptors_exhausted local.not_permitted local.no_route local.cancelled
            """;

    private static final String CAUSES = """
            web_server_stopped web_server_config_invalid oom_killed crash_loop restart_window host_down overloaded
            descriptors_exhausted
            not_listening_on_port loopback_only_bind address_family_mismatch port_mapping_missing upstream_down
            firewall_rejects_edge firewall_drops_edge firewall_blocks_some_edge_ranges edge_address_banned rate_limited
            conntrack_full provider_firewall waf_blocks_request
            dns_points_elsewhere dns_missing ipv6_misaligned not_proxied route_unreachable path_lossy
            certificate_expired certificate_not_yet_valid certificate_name_mismatch certificate_untrusted
            certificate_chain_incomplete certificate_revoked certificate_weak certificate_not_for_servers
            tls_version_unsupported tls_cipher_unsupported tls_not_enabled_on_port sni_not_served
            client_certificate_required ssl_mode_mismatch tls_handshake_broken
            response_empty response_malformed response_headers_too_large response_too_slow redirect_loop
            application_error proxy_protocol_expected
            edge_incident edge_blocks_visitor
            healthy prober_limited
            """;

    @Test
    void everyPromisedFaultExists() {
        assertThat(words(FAULTS)).allSatisfy(id -> assertThat(Fault.byId(id)).isPresent());
        assertThat(Fault.all()).extracting(Fault::id).containsExactlyInAnyOrder(words(FAULTS));
    }

    @Test
    void everyPromisedCauseExists() {
        assertThat(words(CAUSES)).allSatisfy(id -> assertThat(Cause.byId(id)).isPresent());
        assertThat(Cause.values()).extracting(Cause::id).containsExactlyInAnyOrder(words(CAUSES));
    }

    @Test
    void faultsAndCausesShareNoIdentifier() {
        assertThat(words(FAULTS)).doesNotContain(words(CAUSES));
        assertThat(Arrays.stream(words(FAULTS + CAUSES))).doesNotHaveDuplicates();
    }

    private static String[] words(String text) {
        return text.strip().split("\\s+");
    }
}
