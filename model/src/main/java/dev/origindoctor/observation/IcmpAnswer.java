package dev.origindoctor.observation;

import dev.origindoctor.origin.Addresses;
import java.net.InetAddress;
import java.util.Objects;

/**
 * An ICMP error that came instead of an answer: what it says, and which box on the path says it.
 *
 * @param version 4 or 6, the protocol of the message
 * @param type its type
 * @param code its code
 * @param sender the address that sent it, which need not be the one that was asked
 */
public record IcmpAnswer(int version, int type, int code, InetAddress sender) {
    public IcmpAnswer {
        Objects.requireNonNull(sender, "sender");
        if (version != 4 && version != 6) {
            throw new IllegalArgumentException("version: " + version + " (expected 4 or 6)");
        }
    }

    /** The code's name as RFC 792, RFC 1812 and RFC 4443 have it, in words joined by a hyphen. */
    public String name() {
        return version == 4 ? four() : six();
    }

    /** Whether the message says that somebody forbids the traffic, rather than that it leads nowhere. */
    public boolean prohibits() {
        return version == 4
                ? type == 3 && (code == 9 || code == 10 || code == 13)
                : type == 1 && (code == 1 || code == 5 || code == 6);
    }

    private String four() {
        if (type == 11) {
            return "time-exceeded";
        }
        return type != 3
                ? "type-" + type
                : switch (code) {
                    case 0 -> "net-unreachable";
                    case 1 -> "host-unreachable";
                    case 2 -> "protocol-unreachable";
                    case 3 -> "port-unreachable";
                    case 4 -> "fragmentation-needed";
                    case 5 -> "source-route-failed";
                    case 6 -> "net-unknown";
                    case 7 -> "host-unknown";
                    case 8 -> "host-isolated";
                    case 9 -> "net-prohibited";
                    case 10 -> "host-prohibited";
                    case 13 -> "admin-prohibited";
                    default -> "unreachable-" + code;
                };
    }

    private String six() {
        if (type == 3) {
            return "time-exceeded";
        }
        return type != 1
                ? "type-" + type
                : switch (code) {
                    case 0 -> "no-route";
                    case 1 -> "admin-prohibited";
                    case 2 -> "beyond-scope";
                    case 3 -> "address-unreachable";
                    case 4 -> "port-unreachable";
                    case 5 -> "policy-failed";
                    case 6 -> "reject-route";
                    default -> "unreachable-" + code;
                };
    }

    /** {@code icmp 3/10 host-prohibited from 203.0.113.1}. */
    @Override
    public String toString() {
        return (version == 4 ? "icmp " : "icmpv6 ") + type + "/" + code + " " + name() + " from "
                + Addresses.text(sender);
    }
}
