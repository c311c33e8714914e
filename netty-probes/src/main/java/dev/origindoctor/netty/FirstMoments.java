package dev.origindoctor.netty;

import dev.origindoctor.netty.line.Line;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.taxonomy.LocalFault;
import dev.origindoctor.taxonomy.TcpFault;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Watches a new connection for as long as a server that wants to be rid of it needs to say so. Its FIN or RST is on
 * the wire one round trip after the handshake, plus the time that its process takes to be scheduled.
 */
final class FirstMoments implements Errand<TcpObservation> {
    /** What a server's process usually needs to be woken, to accept and to close. */
    static final Duration SCHEDULING = Duration.ofMillis(25);

    private static final Duration LONGEST_ROUND_TRIP = Duration.ofMillis(300);

    private final EventLoop loop;
    private final Duration scheduling;
    private @Nullable TcpObservation connected;

    FirstMoments(EventLoop loop, Duration scheduling) {
        this.loop = loop;
        this.scheduling = scheduling;
    }

    /** How long to watch: the round trip with a quarter to spare, and a moment for the server's scheduler. */
    private Duration watch(Duration roundTrip) {
        Duration bounded = roundTrip.compareTo(LONGEST_ROUND_TRIP) < 0 ? roundTrip : LONGEST_ROUND_TRIP;
        return bounded.plus(bounded.dividedBy(4)).plus(scheduling);
    }

    @Override
    public void begin(Line line, TcpObservation seen, CompletableFuture<TcpObservation> answer) {
        connected = seen;
        Duration network = seen.timing().network();
        Duration watch = watch(network == null ? seen.timing().took() : network);
        Patience quiet = Patience.of(loop, watch, () -> answer.complete(seen));
        answer.whenComplete((value, cause) -> quiet.end());
        line.listen(new Line.Ear() {
            @Override
            public void heard(ByteBuf bytes) {
                answer.complete(seen);
            }

            @Override
            public void closed(boolean reset) {
                answer.complete(seen.withFault(reset ? TcpFault.RESET : TcpFault.CLOSED));
            }
        });
    }

    @Override
    public TcpObservation notConnected(TcpObservation failed) {
        return failed;
    }

    /** The connection was made, and stood until the time was up. */
    @Override
    public TcpObservation deadlinePassed() {
        return Objects.requireNonNull(connected);
    }

    @Override
    public TcpObservation timeLost() {
        return deadlinePassed();
    }

    @Override
    public TcpObservation cancelled() {
        return Objects.requireNonNull(connected).withFault(LocalFault.CANCELLED);
    }
}
