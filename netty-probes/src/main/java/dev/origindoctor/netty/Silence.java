package dev.origindoctor.netty;

import dev.origindoctor.netty.tls.ServerWords;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.TcpFault;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Says nothing, to see whether the server ends the connection all the same. It waits longer than a TCP probe would,
 * because here a late answer is the difference between two faults.
 */
final class Silence implements Conversation<TcpObservation>, WireWitness.Listener {
    private static final Duration WATCH = Duration.ofMillis(150);

    private final WireWitness witness = new WireWitness(this, false, false);
    private @Nullable TcpObservation connected;
    private @Nullable CompletableFuture<TcpObservation> answer;

    @Override
    public void begin(Channel channel, TcpObservation tcp, CompletableFuture<TcpObservation> whole) {
        connected = tcp;
        answer = whole;
        channel.pipeline().addLast(witness);
        Duration watch = tcp.timing().took().multipliedBy(3).plus(WATCH);
        Patience quiet = Patience.of(channel.eventLoop(), watch, () -> whole.complete(tcp));
        whole.whenComplete((seen, cause) -> quiet.end());
    }

    @Override
    public TcpObservation notConnected(TcpObservation failed) {
        return failed;
    }

    @Override
    public TcpObservation deadlinePassed() {
        return Objects.requireNonNull(connected);
    }

    @Override
    public TcpObservation cancelled() {
        return Objects.requireNonNull(connected);
    }

    @Override
    public void heard(ServerWords words) {
        Objects.requireNonNull(answer).complete(Objects.requireNonNull(connected));
    }

    @Override
    public void ended() {
        Fault fault = "rst".equals(witness.endedBy()) ? TcpFault.RESET : TcpFault.CLOSED;
        Objects.requireNonNull(answer)
                .complete(Objects.requireNonNull(connected).withFault(fault));
    }
}
