package dev.origindoctor.firewall.packet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a rejecting rule answers with. */
public enum RejectKind {
    RST(0, 0, 0),
    ICMP_NET_UNREACHABLE(4, 3, 0),
    ICMP_HOST_UNREACHABLE(4, 3, 1),
    ICMP_PROTO_UNREACHABLE(4, 3, 2),
    ICMP_PORT_UNREACHABLE(4, 3, 3),
    ICMP_NET_PROHIBITED(4, 3, 9),
    ICMP_HOST_PROHIBITED(4, 3, 10),
    ICMP_ADMIN_PROHIBITED(4, 3, 13),
    ICMP6_NO_ROUTE(6, 1, 0),
    ICMP6_ADM_PROHIBITED(6, 1, 1),
    ICMP6_ADDR_UNREACHABLE(6, 1, 3),
    ICMP6_PORT_UNREACHABLE(6, 1, 4),
    ICMP6_POLICY_FAIL(6, 1, 5),
    ICMP6_REJECT_ROUTE(6, 1, 6);

    private final int version;
    private final int type;
    private final int code;

    RejectKind(int version, int type, int code) {
        this.version = version;
        this.type = type;
        this.code = code;
    }

    /** The identifier used in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the answer is an ICMP error, whose number per second the kernel bounds, and not a TCP reset. */
    public boolean icmp() {
        return this != RST;
    }

    /** The version of IP that it belongs to; zero for a reset. */
    public int version() {
        return version;
    }

    /** Its ICMP type; zero for a reset. */
    public int type() {
        return type;
    }

    /** Its ICMP code; zero for a reset. */
    public int code() {
        return code;
    }

    /** The ICMP kind with these numbers, if the kernel's firewalls have one. */
    public static Optional<RejectKind> icmp(int version, int type, int code) {
        return Arrays.stream(values())
                .filter(kind -> kind.icmp() && kind.version == version && kind.type == type && kind.code == code)
                .findFirst();
    }
}
