package dev.origindoctor.netty;

import dev.origindoctor.netty.line.Line;
import dev.origindoctor.observation.TcpObservation;
import java.util.concurrent.CompletableFuture;

/**
 * What a probe wants of a connection. All methods run on the connection's event loop. Whenever the answer is complete,
 * by whomever and however, the frame closes the connection and forgets the probe.
 *
 * @param <T> what the probe answers
 */
interface Errand<T> {
    /** The connection is there and nothing has been read from it; {@code answer} is to be completed some time. */
    void begin(Line line, TcpObservation connected, CompletableFuture<T> answer);

    /** There will be no connection; {@code failed} says why. */
    T notConnected(TcpObservation failed);

    /** The deadline passed after the connection was made. */
    T deadlinePassed();

    /** The same, and the prober was too busy meanwhile to say that the other side was slow. */
    default T timeLost() {
        return cancelled();
    }

    /** The prober ended it after the connection was made, with {@code local.cancelled}. */
    T cancelled();
}
