package dev.origindoctor.inference;

import static dev.origindoctor.taxonomy.Cause.*;

import dev.origindoctor.taxonomy.Cause;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often each cause is behind a failing origin before anything is known of it, in parts of whatever the sum is.
 * The seed is what published troubleshooting articles agree on: overloaded or crashed origins and blocked edge
 * ranges first, then a stopped web server, then TLS and port configuration.
 */
final class Priors {
    private final Map<Cause, Double> parts = new EnumMap<>(Cause.class);

    private Priors() {}

    static Map<Cause, Double> table() {
        Priors p = new Priors();
        p.row(WEB_SERVER_STOPPED, 90, "the everyday reason for a refused port");
        p.row(NOT_LISTENING_ON_PORT, 60, "HTTPS switched on at the edge before the origin has it");
        p.row(WEB_SERVER_CONFIG_INVALID, 35, "shows at the first restart after an edit");
        p.row(OOM_KILLED, 30, "small machines with a database beside the web server");
        p.row(CRASH_LOOP, 20, "rarer: most crashes are one-time");
        p.row(RESTART_WINDOW, 15, "seconds long, yet deployments are daily");
        p.row(HOST_DOWN, 40, "reboots, unpaid machines, failed hardware");
        p.row(OVERLOADED, 100, "named first by most articles, and hits when visitors come");
        p.row(DESCRIPTORS_EXHAUSTED, 8, "needs load and a low limit together");

        p.row(LOOPBACK_ONLY_BIND, 15, "an application server's default put behind the edge");
        p.row(ADDRESS_FAMILY_MISMATCH, 15, "listen 443 is IPv4 alone in nginx");
        p.row(PORT_MAPPING_MISSING, 20, "containers and home routers");
        p.row(UPSTREAM_DOWN, 50, "the application behind the web server dies oftener than the web server");

        p.row(FIREWALL_REJECTS_EDGE, 55, "a wrong allowlist whose default answer is to reject");
        p.row(FIREWALL_DROPS_EDGE, 65, "a wrong allowlist whose default answer is to drop");
        p.row(FIREWALL_BLOCKS_SOME_EDGE_RANGES, 25, "an allowlist that has gone stale");
        p.row(EDGE_ADDRESS_BANNED, 45, "without the visitor's address in the log, bans hit the edge");
        p.row(RATE_LIMITED, 20, "few edge addresses carry every visitor");
        p.row(CONNTRACK_FULL, 5, "busy hosts with a default table");
        p.row(PROVIDER_FIREWALL, 45, "security groups are closed until opened");
        p.row(WAF_BLOCKS_REQUEST, 40, "security plugins and rule sets");

        p.row(DNS_POINTS_ELSEWHERE, 35, "a migrated site whose record stayed");
        p.row(DNS_MISSING, 20, "typing errors and expired domains");
        p.row(IPV6_MISALIGNED, 15, "an AAAA that nobody looked after");
        p.row(NOT_PROXIED, 10, "a record that was never proxied");
        p.row(ROUTE_UNREACHABLE, 15, "routing accidents are rare and short");
        p.row(PATH_LOSSY, 10, "seldom bad enough to fail connections");

        p.row(CERTIFICATE_EXPIRED, 40, "forgotten or failed renewals");
        p.row(CERTIFICATE_NOT_YET_VALID, 3, "needs a wrong clock");
        p.row(CERTIFICATE_NAME_MISMATCH, 25, "a default certificate answers for the name");
        p.row(CERTIFICATE_UNTRUSTED, 35, "self-signed certificates of panels and containers");
        p.row(CERTIFICATE_CHAIN_INCOMPLETE, 15, "browsers forgive it, edges do not");
        p.row(CERTIFICATE_REVOKED, 3, "mass revocations are rare");
        p.row(CERTIFICATE_WEAK, 3, "old machines");
        p.row(CERTIFICATE_NOT_FOR_SERVERS, 3, "certificates of home-made authorities");
        p.row(TLS_VERSION_UNSUPPORTED, 8, "old machines");
        p.row(TLS_CIPHER_UNSUPPORTED, 8, "over-hardened or very old configurations");
        p.row(TLS_NOT_ENABLED_ON_PORT, 20, "the port was opened and TLS forgotten");
        p.row(SNI_NOT_SERVED, 12, "a name that no virtual host has");
        p.row(CLIENT_CERTIFICATE_REQUIRED, 10, "authenticated origin pulls, half set up");
        p.row(SSL_MODE_MISMATCH, 25, "the mode was set before the origin was ready");
        p.row(TLS_HANDSHAKE_BROKEN, 12, "middleboxes and overloaded servers");

        p.row(RESPONSE_EMPTY, 15, "crashing application workers");
        p.row(RESPONSE_MALFORMED, 8, "home-made servers");
        p.row(RESPONSE_HEADERS_TOO_LARGE, 6, "cookies that grow");
        p.row(RESPONSE_TOO_SLOW, 40, "long reports, slow databases");
        p.row(REDIRECT_LOOP, 25, "an origin that forces HTTPS under Flexible");
        p.row(APPLICATION_ERROR, 60, "the application's own 4xx and 5xx");
        p.row(PROXY_PROTOCOL_EXPECTED, 6, "left over from a load balancer");

        p.row(EDGE_INCIDENT, 8, "public incidents are rare");
        p.row(EDGE_BLOCKS_VISITOR, 20, "firewall rules at the edge");
        p.row(HEALTHY, 2500, "most origins are well; any fault rules it out");
        p.row(PROBER_LIMITED, 5, "only with the prober's own error codes");
        return p.parts;
    }

    private void row(Cause cause, double part, String why) {
        if (why.isBlank() || !(part > 0) || parts.put(cause, part) != null) {
            throw new IllegalArgumentException("prior of " + cause.id() + ": expected one row with a reason");
        }
    }
}
