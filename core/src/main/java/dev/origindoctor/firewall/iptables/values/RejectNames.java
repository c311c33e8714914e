package dev.origindoctor.firewall.iptables.values;

import dev.origindoctor.firewall.iptables.words.UnreadableException;
import dev.origindoctor.firewall.packet.RejectKind;

/** The names of answers that {@code --reject-with} takes. */
public final class RejectNames {
    private RejectNames() {}

    /** What a REJECT can answer with, by its name. */
    public static RejectKind read(String name) {
        return switch (name) {
            case "tcp-reset", "tcp-rst" -> RejectKind.RST;
            case "icmp-net-unreachable", "net-unreach" -> RejectKind.ICMP_NET_UNREACHABLE;
            case "icmp-host-unreachable", "host-unreach" -> RejectKind.ICMP_HOST_UNREACHABLE;
            case "icmp-proto-unreachable", "proto-unreach" -> RejectKind.ICMP_PROTO_UNREACHABLE;
            case "icmp-port-unreachable", "port-unreach" -> RejectKind.ICMP_PORT_UNREACHABLE;
            case "icmp-net-prohibited", "net-prohib" -> RejectKind.ICMP_NET_PROHIBITED;
            case "icmp-host-prohibited", "host-prohib" -> RejectKind.ICMP_HOST_PROHIBITED;
            case "icmp-admin-prohibited", "admin-prohib" -> RejectKind.ICMP_ADMIN_PROHIBITED;
            case "icmp6-no-route", "no-route" -> RejectKind.ICMP6_NO_ROUTE;
            case "icmp6-adm-prohibited", "adm-prohibited" -> RejectKind.ICMP6_ADM_PROHIBITED;
            case "icmp6-addr-unreachable", "addr-unreach" -> RejectKind.ICMP6_ADDR_UNREACHABLE;
            case "icmp6-port-unreachable" -> RejectKind.ICMP6_PORT_UNREACHABLE;
            case "icmp6-policy-fail", "policy-fail" -> RejectKind.ICMP6_POLICY_FAIL;
            case "icmp6-reject-route", "reject-route" -> RejectKind.ICMP6_REJECT_ROUTE;
            default -> throw new UnreadableException("\"" + name + "\" is no answer known here");
        };
    }
}
