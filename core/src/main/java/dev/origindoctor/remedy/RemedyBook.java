package dev.origindoctor.remedy;

import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.taxonomy.Cause;
import java.util.List;

/**
 * What to do about each cause. Never given: turning certificate checks off, opening a port to the world where the edge's
 * networks suffice, taking the firewall away, lowering the SSL mode.
 */
public final class RemedyBook {
    private RemedyBook() {}

    /** The remedies of {@code cause} for this machine, best first; none where nothing is to be done. */
    public static List<Remedy> of(Cause cause, Site site) {
        return switch (cause) {
            case WEB_SERVER_STOPPED -> ProcessRemedies.stopped(site);
            case WEB_SERVER_CONFIG_INVALID -> ProcessRemedies.configuration(site);
            case OOM_KILLED -> ProcessRemedies.memory(site);
            case CRASH_LOOP -> ProcessRemedies.crashes(site);
            case RESTART_WINDOW -> ProcessRemedies.restarts(site);
            case HOST_DOWN -> ProcessRemedies.host(site);
            case OVERLOADED -> ProcessRemedies.overload(site);
            case DESCRIPTORS_EXHAUSTED -> ProcessRemedies.descriptors(site);
            case NOT_LISTENING_ON_PORT -> ListeningRemedies.port(site);
            case LOOPBACK_ONLY_BIND -> ListeningRemedies.loopback(site);
            case ADDRESS_FAMILY_MISMATCH -> ListeningRemedies.family(site);
            case PORT_MAPPING_MISSING -> ListeningRemedies.mapping(site);
            case UPSTREAM_DOWN -> ListeningRemedies.upstream(site);
            case FIREWALL_REJECTS_EDGE, FIREWALL_DROPS_EDGE -> FirewallRemedies.allow(site);
            case FIREWALL_BLOCKS_SOME_EDGE_RANGES -> FirewallRemedies.refresh(site);
            case EDGE_ADDRESS_BANNED -> FirewallRemedies.unban(site);
            case RATE_LIMITED -> FirewallRemedies.limits(site);
            case CONNTRACK_FULL -> FirewallRemedies.connectionTable(site);
            case PROVIDER_FIREWALL -> FirewallRemedies.provider(site);
            case WAF_BLOCKS_REQUEST -> FirewallRemedies.rules(site);
            case DNS_POINTS_ELSEWHERE -> NameRemedies.elsewhere(site);
            case DNS_MISSING -> NameRemedies.missing(site);
            case IPV6_MISALIGNED -> NameRemedies.six(site);
            case NOT_PROXIED -> NameRemedies.proxied(site);
            case ROUTE_UNREACHABLE -> NameRemedies.route(site);
            case PATH_LOSSY -> NameRemedies.lossy(site);
            case CERTIFICATE_EXPIRED -> CertificateRemedies.renew(site);
            case CERTIFICATE_NOT_YET_VALID -> CertificateRemedies.clock(site);
            case CERTIFICATE_NAME_MISMATCH -> CertificateRemedies.name(site);
            case CERTIFICATE_UNTRUSTED -> CertificateRemedies.authority(site);
            case CERTIFICATE_CHAIN_INCOMPLETE -> CertificateRemedies.chain(site);
            case CERTIFICATE_REVOKED, CERTIFICATE_WEAK, CERTIFICATE_NOT_FOR_SERVERS ->
                CertificateRemedies.replace(site);
            case TLS_VERSION_UNSUPPORTED -> TlsRemedies.version(site);
            case TLS_CIPHER_UNSUPPORTED -> TlsRemedies.cipher(site);
            case TLS_NOT_ENABLED_ON_PORT -> TlsRemedies.enable(site);
            case SNI_NOT_SERVED -> TlsRemedies.name(site);
            case CLIENT_CERTIFICATE_REQUIRED -> TlsRemedies.clientCertificate(site);
            case SSL_MODE_MISMATCH -> TlsRemedies.mode(site);
            case TLS_HANDSHAKE_BROKEN -> TlsRemedies.broken(site);
            case RESPONSE_EMPTY -> HttpRemedies.empty(site);
            case RESPONSE_MALFORMED -> HttpRemedies.malformed(site);
            case RESPONSE_HEADERS_TOO_LARGE -> HttpRemedies.head(site);
            case RESPONSE_TOO_SLOW -> HttpRemedies.slow(site);
            case REDIRECT_LOOP -> HttpRemedies.circle(site);
            case APPLICATION_ERROR -> HttpRemedies.application(site);
            case PROXY_PROTOCOL_EXPECTED -> HttpRemedies.proxyHeader(site);
            case EDGE_INCIDENT -> HttpRemedies.incident(site);
            case EDGE_BLOCKS_VISITOR -> HttpRemedies.visitor(site);
            case HEALTHY -> List.of();
            case PROBER_LIMITED -> HttpRemedies.prober(site);
        };
    }
}
