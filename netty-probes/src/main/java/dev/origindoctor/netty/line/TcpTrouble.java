package dev.origindoctor.netty.line;

import dev.origindoctor.observation.IcmpAnswer;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.LocalFault;
import dev.origindoctor.taxonomy.TcpFault;
import io.netty.channel.ChannelException;
import io.netty.channel.unix.Errors;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one place where exceptions of TCP sockets are looked at; by class and number, and by text only where
 * {@link SocketWords} has learnt it from this very process. What the JDK's classes stand for is read from its {@code
 * handleSocketError}: {@code ConnectException} is {@code ECONNREFUSED} or {@code ETIMEDOUT}, {@code BindException} is
 * {@code EADDRNOTAVAIL} or {@code EACCES}, and the latter is also how Linux reports an ICMPv6 "administratively
 * prohibited" (1/1, 1/5, 1/6).
 *
 * <p>Two rules of a firewall on the prober's own machine cannot be told from the network's: where its OUTPUT chain drops
 * the SYN, connecting fails with nothing but silence (the kernel keeps {@code EPERM} to itself and sends the SYN again),
 * and where it answers with a RST, that RST looks like the origin's. What answers by ICMP can be told, by its sender.
 */
public final class TcpTrouble {
    private static final int ECONNRESET = 104;
    private static final int EPIPE = 32;

    private TcpTrouble() {}

    /** Whether an established connection ended so because the other side reset it. */
    public static boolean isReset(Throwable cause) {
        if (cause instanceof Errors.NativeIoException numbered) {
            int number = Math.abs(numbered.expectedErr());
            return number == ECONNRESET || number == EPIPE;
        }
        // NIO says SocketException or a bare IOException; its subclasses from elsewhere (TLS, codecs) mean other
        // things.
        return cause instanceof SocketException || cause.getClass() == IOException.class;
    }

    /** What an answer from the network, or the lack of a route behind it, made of a connection attempt on NIO. */
    static TcpFailure fromNetwork(Throwable annotated) {
        // Netty wraps what it got; of a BindException only the cause is one.
        Throwable cause = annotated.getCause() instanceof SocketException ? annotated.getCause() : annotated;
        if (cause instanceof BindException) {
            return new TcpFailure(TcpFault.PROHIBITED, "EACCES", null);
        }
        if (cause instanceof ConnectException refusedOrLate) {
            return SocketWords.isRefusal(refusedOrLate)
                    ? new TcpFailure(TcpFault.REFUSED, "ECONNREFUSED", null)
                    : new TcpFailure(TcpFault.TIMED_OUT, "ETIMEDOUT", null);
        }
        if (cause instanceof SocketException plain && SocketWords.isReset(plain)) {
            return new TcpFailure(TcpFault.RESET, "ECONNRESET", null);
        }
        String errno = cause instanceof NoRouteToHostException ? "EHOSTUNREACH" : null;
        return new TcpFailure(TcpFault.ADDRESS_UNREACHABLE, errno, null);
    }

    /**
     * What an error number on a connecting socket means.
     *
     * @param number the number, or 0 where only the message has come yet
     * @param entry the ICMP message behind it, where the kernel let us see it
     * @param own the connecting socket's own address
     */
    static TcpFailure numbered(
            int number, @Nullable ErrorQueueEntry entry, Endpoint endpoint, @Nullable InetSocketAddress own) {
        int effective = number == 0 && entry != null ? entry.errno() : number;
        Optional<Errno> errno = Errno.numbered(effective);
        String name = errno.map(Errno::name).orElse("errno " + effective);
        if (entry == null) {
            return new TcpFailure(errno.map(Errno::fault).orElse(TcpFault.ADDRESS_UNREACHABLE), name, null);
        }
        boolean fromOwnMachine = own != null
                && own.getAddress().equals(entry.icmp().sender())
                && !endpoint.address().equals(entry.icmp().sender());
        Fault fault = fromOwnMachine ? ownMessage(entry.icmp()) : message(entry.icmp());
        return new TcpFailure(fault, name, entry.icmp());
    }

    private static Fault message(IcmpAnswer icmp) {
        if (icmp.prohibits()) {
            return TcpFault.PROHIBITED;
        }
        return isPortUnreachable(icmp) ? TcpFault.REFUSED : TcpFault.ADDRESS_UNREACHABLE;
    }

    /**
     * The prober's kernel writes to itself when a firewall rule of its own refuses, but also when a neighbour does not
     * answer ARP or neighbour discovery (host or address unreachable): that is the network's failure.
     */
    private static Fault ownMessage(IcmpAnswer icmp) {
        if (icmp.prohibits() || isPortUnreachable(icmp)) {
            return LocalFault.NOT_PERMITTED;
        }
        boolean neighbour = icmp.version() == 4 ? icmp.code() == 1 : icmp.code() == 3;
        return neighbour ? TcpFault.ADDRESS_UNREACHABLE : LocalFault.NO_ROUTE;
    }

    private static boolean isPortUnreachable(IcmpAnswer icmp) {
        return icmp.version() == 4 ? icmp.type() == 3 && icmp.code() == 3 : icmp.type() == 1 && icmp.code() == 4;
    }

    /** What made the prober's own machine refuse to send anything to {@code endpoint}. */
    static TcpFailure fromOwnMachine(Throwable cause, Endpoint endpoint) {
        Throwable root = cause instanceof ChannelException && cause.getCause() != null ? cause.getCause() : cause;
        if (root instanceof Errors.NativeIoException numbered) {
            return numbered(Math.abs(numbered.expectedErr()), null, endpoint, null);
        }
        return cause instanceof ChannelException
                ? TcpFailure.of(LocalFault.DESCRIPTORS_EXHAUSTED)
                : routeTrouble(endpoint);
    }

    /**
     * Looks for a route by connecting a datagram socket, which sends nothing. Where that succeeds while TCP could not
     * even begin, the machine has run out of ports.
     */
    private static TcpFailure routeTrouble(Endpoint endpoint) {
        try (DatagramChannel datagrams = DatagramChannel.open()) {
            datagrams.connect(endpoint.socketAddress());
            return new TcpFailure(LocalFault.PORTS_EXHAUSTED, "EADDRNOTAVAIL", null);
        } catch (BindException e) {
            return new TcpFailure(LocalFault.NOT_PERMITTED, "EACCES", null);
        } catch (NoRouteToHostException e) {
            return new TcpFailure(LocalFault.NO_ROUTE, "EHOSTUNREACH", null);
        } catch (IOException e) {
            return TcpFailure.of(LocalFault.NO_ROUTE);
        } catch (UnsupportedAddressTypeException e) {
            return new TcpFailure(LocalFault.NO_ROUTE, "EAFNOSUPPORT", null);
        }
    }
}
