package dev.origindoctor.accuracy;

import dev.origindoctor.accuracy.PlantedCase.Ring;
import java.util.List;

/**
 * The cases of the lab whose origin is given by a name, and a name server of the lab knows it badly. Where
 * the name has no address visitors get no answer of the edge either.
 */
final class NameCases {
    // spotless:off
    private static final String TABLE = """
        # id                     | plant | mode | visitor | fault | decided | cause | machine

        name-missing             | names: NXDOMAIN | full | - | dns.name_not_resolved | outside | dns_missing | -
        name-without-address     | names: NODATA | full | - | dns.no_address | outside | dns_missing | -
        name-servers-fail        | names: SERVFAIL | full | - | dns.failed | outside | dns_missing | -
        name-servers-lame        | names: REFUSED | full | - | dns.failed | outside | dns_missing | -
        name-in-a-circle         | names: CNAME pool.test, pool.test CNAME origin.test | full | - | dns.failed | outside | dns_missing | -
        name-dangles             | names: CNAME gone.test, gone.test NXDOMAIN | full | - | dns.name_not_resolved | outside | dns_missing | -
        name-of-old-host         | nginx: ; old-host: wrong-name ; names: A OLD | full_strict | 526 | tls.cert.name_invalid | outside | dns_points_elsewhere | asked
        name-of-host-gone        | nginx: ; old-host: empty ; names: A OLD | full | 521 | tcp.refused | outside | dns_points_elsewhere | asked
        name-six-nowhere         | nginx: ; ip -6 addr del SIX/64 dev wire ; names: A ADDRESS, AAAA SIX | full | - | tcp.address_unreachable | - | ipv6_misaligned | asked
        name-well                | nginx: ; names: A ADDRESS | full_strict | - | - | outside | healthy | asked
        name-six-fails           | nginx: ; names: A ADDRESS, AAAA SERVFAIL | full_strict | - | - | outside | healthy | asked
        """;
    // spotless:on

    private NameCases() {}

    static List<PlantedCase> all() {
        return PlantedCase.table(Ring.NETWORK, TABLE);
    }
}
