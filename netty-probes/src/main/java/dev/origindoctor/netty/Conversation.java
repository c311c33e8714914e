package dev.origindoctor.netty;

import dev.origindoctor.netty.line.Line;
import dev.origindoctor.observation.TcpObservation;
import io.netty.channel.Channel;
import java.util.concurrent.CompletableFuture;

/**
 * An errand for which a Netty channel is needed.
 *
 * @param <T> what the probe answers
 */
interface Conversation<T> extends Errand<T> {
    /**
     * The connection is there and nothing has been read from it. Adds handlers to the pipeline, which then see {@code
     * channelActive}, and completes {@code answer} some time later.
     */
    void begin(Channel channel, TcpObservation connected, CompletableFuture<T> answer);

    @Override
    default void begin(Line line, TcpObservation connected, CompletableFuture<T> answer) {
        line.hand(channel -> begin(channel, connected, answer));
    }
}
