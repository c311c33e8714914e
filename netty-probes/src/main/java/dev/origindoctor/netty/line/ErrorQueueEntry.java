package dev.origindoctor.netty.line;

import dev.origindoctor.observation.IcmpAnswer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What Linux puts beside a message on a socket's error queue: {@code struct cmsghdr}, {@code struct sock_extended_err}
 * (linux/errqueue.h) and the address of the box that complained, in the layout of 64-bit machines.
 *
 * @param errno what the kernel made of the message
 * @param icmp the message
 */
record ErrorQueueEntry(int errno, IcmpAnswer icmp) {
    private static final int HEADER = 16;
    private static final int EXTENDED_ERROR = 16;
    private static final int LEVEL_IP = 0;
    private static final int LEVEL_IPV6 = 41;
    private static final int IP_RECVERR = 11;
    private static final int IPV6_RECVERR = 25;
    private static final int FROM_ICMP = 2;
    private static final int FROM_ICMPV6 = 3;
    private static final int FAMILY_IP = 2;
    private static final int FAMILY_IPV6 = 10;

    /** Reads the control messages from the buffer's position to its limit, in the machine's byte order. */
    static Optional<ErrorQueueEntry> read(ByteBuffer control) {
        int at = control.position();
        while (at + HEADER <= control.limit()) {
            long length = control.getLong(at);
            if (length < HEADER || length > control.limit() - at) {
                return Optional.empty();
            }
            if (isError(control.getInt(at + 8), control.getInt(at + 12))) {
                return error(control.slice(at + HEADER, (int) length - HEADER).order(control.order()));
            }
            at += (int) ((length + 7) & ~7);
        }
        return Optional.empty();
    }

    private static boolean isError(int level, int type) {
        return (level == LEVEL_IP && type == IP_RECVERR) || (level == LEVEL_IPV6 && type == IPV6_RECVERR);
    }

    private static Optional<ErrorQueueEntry> error(ByteBuffer data) {
        if (data.limit() < EXTENDED_ERROR + 8) {
            return Optional.empty();
        }
        int origin = data.get(4);
        if (origin != FROM_ICMP && origin != FROM_ICMPV6) {
            return Optional.empty();
        }
        int type = data.get(5) & 0xff;
        int code = data.get(6) & 0xff;
        return sender(data)
                .map(from -> new ErrorQueueEntry(
                        data.getInt(0), new IcmpAnswer(origin == FROM_ICMP ? 4 : 6, type, code, from)));
    }

    private static Optional<InetAddress> sender(ByteBuffer data) {
        return switch (data.getShort(EXTENDED_ERROR)) {
            case FAMILY_IP -> address(data, EXTENDED_ERROR + 4, 4);
            case FAMILY_IPV6 -> address(data, EXTENDED_ERROR + 8, 16);
            default -> Optional.empty();
        };
    }

    /** Sixteen bytes that hold an IPv4 address become one: that is how an IPv6 socket sees IPv4 messages. */
    private static Optional<InetAddress> address(ByteBuffer data, int at, int length) {
        if (data.limit() < at + length) {
            return Optional.empty();
        }
        byte[] bytes = new byte[length];
        data.get(at, bytes);
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
