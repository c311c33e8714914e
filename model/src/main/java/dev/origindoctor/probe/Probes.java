package dev.origindoctor.probe;

import dev.origindoctor.observation.DnsObservation;
import dev.origindoctor.observation.EdgeObservation;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The whole network boundary. Nothing behind it blocks. Every fault of an origin, and every trouble of the prober's
 * own, is a value inside the observation; a future fails only for misuse or a bug:
 *
 * <ul>
 *   <li>with {@link TargetRefusedException} where the {@link TargetPolicy} forbids the address that would be connected
 *       to, first or after a redirect; nothing is sent then,
 *   <li>with {@link java.util.concurrent.CancellationException} where its owner cancelled it.
 * </ul>
 *
 * A deadline that has passed already is answered at once with {@code local.cancelled}, and so is every probe still
 * under way when the probes are closed; and so is a conversation that ran out of time while the prober was too busy to
 * listen, because then nobody can say that the other side was slow. Probes that are closed throw {@link IllegalStateException}.
 *
 * <p>Cancelling a future closes its connection; a finished or cancelled probe leaves nothing behind. Futures complete
 * on the prober's own threads: what is chained to them must not block.
 */
public interface Probes extends AutoCloseable {
    /** Asks the name servers for every IPv4 and IPv6 address of {@code name}. */
    CompletableFuture<DnsObservation> resolve(HostName name, Deadline deadline);

    /** Opens a TCP connection and closes it. */
    CompletableFuture<TcpObservation> connect(Endpoint endpoint, Deadline deadline);

    /** Makes a TLS handshake, keeps what the server showed, judges its certificates. */
    CompletableFuture<TlsObservation> handshake(TlsAsk ask, Deadline deadline);

    /**
     * Reads what the server shows in the clear at the start of a handshake, its certificates among it, and ends there.
     * The fast way for many origins: the same answer as {@link #handshake} without its cryptography, and {@link
     * #handshake} itself where the server has to be asked in full.
     */
    default CompletableFuture<TlsObservation> hello(TlsAsk ask, Deadline deadline) {
        return handshake(ask, deadline);
    }

    /** Asks for a page. */
    CompletableFuture<HttpObservation> request(HttpAsk ask, Deadline deadline);

    /** Asks for a page at the address that the world uses, and notes which edge answered. */
    CompletableFuture<EdgeObservation> viaEdge(HttpAsk ask, Deadline deadline);

    /**
     * Looks at every layer at once, on as few connections as it takes: the connection, the handshake, the page; each with
     * its own part of the time. The fast way for origins that are well. Where only a look at one layer after the other
     * can say what is wrong, and where there is no such fast way, nothing is told.
     */
    default CompletableFuture<List<Observation>> glance(HttpAsk ask, Deadline deadline) {
        return CompletableFuture.completedFuture(List.of());
    }

    /** How the prober itself is doing at this moment; may be asked from any thread, a few times a second. */
    default ProberHealth health() {
        return ProberHealth.unwatched();
    }

    /** Ends what is under way and frees what this object owns; what was lent to it stays. */
    @Override
    void close();
}
