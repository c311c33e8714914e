package dev.origindoctor.netty.line;

import io.netty.channel.Channel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection that is being opened, in the way of one transport. Used on its event loop only. */
public interface Line {
    /** Who waits for the connection. */
    interface Caller {
        /** The three-way handshake is done. */
        void connected();

        /** It will not be. */
        void failed(TcpFailure failure);
    }

    /** Sends the SYN; the caller hears of the outcome later, or at once. */
    void open(Caller caller);

    /** What the kernel knows by now; null where it cannot be asked. */
    @Nullable
    SynEvidence evidence();

    /** Once connected: hears what the other side does, without saying anything. */
    void listen(Consumer<PeerMove> hearing);

    /** Once connected: makes a channel of it. {@code handlers} are added before it becomes active and reads. */
    void hand(Consumer<Channel> handlers);

    /** Frees the socket; a second time is harmless. */
    void close();
}
