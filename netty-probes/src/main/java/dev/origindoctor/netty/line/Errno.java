package dev.origindoctor.netty.line;

import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.LocalFault;
import dev.origindoctor.taxonomy.TcpFault;
import java.util.Arrays;
import java.util.Optional;

/**
 * The error numbers of Linux that connecting can end in, with the fault that each is where the socket reports it some
 * time after the SYN went out. {@code EACCES} is then an ICMPv6 message that forbids (1/1, 1/5 or 1/6).
 */
enum Errno {
    ECONNREFUSED(111, TcpFault.REFUSED),
    ECONNRESET(104, TcpFault.RESET),
    EPIPE(32, TcpFault.RESET),
    ETIMEDOUT(110, TcpFault.TIMED_OUT),
    ENETUNREACH(101, TcpFault.ADDRESS_UNREACHABLE),
    EHOSTUNREACH(113, TcpFault.ADDRESS_UNREACHABLE),
    EHOSTDOWN(112, TcpFault.ADDRESS_UNREACHABLE),
    ENONET(64, TcpFault.ADDRESS_UNREACHABLE),
    ENOPROTOOPT(92, TcpFault.ADDRESS_UNREACHABLE),
    EPROTO(71, TcpFault.ADDRESS_UNREACHABLE),
    EOPNOTSUPP(95, TcpFault.ADDRESS_UNREACHABLE),
    EMSGSIZE(90, TcpFault.ADDRESS_UNREACHABLE),
    EACCES(13, TcpFault.PROHIBITED),
    EPERM(1, LocalFault.NOT_PERMITTED),
    EMFILE(24, LocalFault.DESCRIPTORS_EXHAUSTED),
    ENFILE(23, LocalFault.DESCRIPTORS_EXHAUSTED),
    ENOMEM(12, LocalFault.DESCRIPTORS_EXHAUSTED),
    ENOBUFS(105, LocalFault.DESCRIPTORS_EXHAUSTED),
    EADDRNOTAVAIL(99, LocalFault.PORTS_EXHAUSTED),
    EAFNOSUPPORT(97, LocalFault.NO_ROUTE),
    ENETDOWN(100, LocalFault.NO_ROUTE);

    private final int number;
    private final Fault fault;

    Errno(int number, Fault fault) {
        this.number = number;
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }

    static Optional<Errno> numbered(int number) {
        return Arrays.stream(values()).filter(errno -> errno.number == number).findFirst();
    }
}
