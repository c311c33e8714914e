package dev.origindoctor.taxonomy;

import static dev.origindoctor.taxonomy.ForeignCode.code;
import static dev.origindoctor.taxonomy.ForeignCode.none;

import java.util.List;

/** What connect, read and write give on Linux; measured with each ICMP message, over IPv4 and IPv6. */
final class ErrnoCodes {
    // spotless:off
    static final List<ForeignCode> TABLE = List.of(
            code(  1, "EPERM",         LocalFault.NOT_PERMITTED),
            none(  4, "EINTR",         "a signal interrupted the caller"),
            none( 11, "EAGAIN",        "not ready yet; with a timeout it is the caller's to know which"),
            code( 13, "EACCES",        TcpFault.PROHIBITED, LocalFault.NOT_PERMITTED),
            none( 22, "EINVAL",        "an address that cannot be connected to, or a blackhole route of the caller's own"),
            code( 23, "ENFILE",        LocalFault.DESCRIPTORS_EXHAUSTED),
            code( 24, "EMFILE",        LocalFault.DESCRIPTORS_EXHAUSTED),
            code( 32, "EPIPE",         HttpFault.RESET, TlsFault.RESET),
            code( 64, "ENONET",        TcpFault.ADDRESS_UNREACHABLE),
            none( 90, "EMSGSIZE",      "path MTU discovery at work; TCP handles it by itself"),
            code( 92, "ENOPROTOOPT",   TcpFault.ADDRESS_UNREACHABLE),
            code( 95, "EOPNOTSUPP",    TcpFault.ADDRESS_UNREACHABLE),
            none( 98, "EADDRINUSE",    "the caller bound its own port twice"),
            code( 99, "EADDRNOTAVAIL", LocalFault.PORTS_EXHAUSTED),
            code(100, "ENETDOWN",      LocalFault.NO_ROUTE),
            code(101, "ENETUNREACH",   TcpFault.ADDRESS_UNREACHABLE, LocalFault.NO_ROUTE, TcpFault.PROHIBITED),
            none(103, "ECONNABORTED",  "the caller's own side ended the connection"),
            code(104, "ECONNRESET",    TcpFault.RESET, TlsFault.RESET, HttpFault.RESET),
            none(105, "ENOBUFS",       "the caller ran out of memory for its sockets"),
            code(110, "ETIMEDOUT",     TcpFault.TIMED_OUT),
            code(111, "ECONNREFUSED",  TcpFault.REFUSED),
            code(112, "EHOSTDOWN",     TcpFault.ADDRESS_UNREACHABLE),
            code(113, "EHOSTUNREACH",  TcpFault.ADDRESS_UNREACHABLE, TcpFault.PROHIBITED),
            code(125, "ECANCELED",     LocalFault.CANCELLED));
    // spotless:on

    private ErrnoCodes() {}
}
