package dev.origindoctor.netty.line;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
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

    /** Who hears the other side of an open connection. */
    interface Ear {
        /** It says something; the bytes are only lent. */
        void heard(ByteBuf bytes);

        /** It has ended the connection, by RST or by FIN. */
        void closed(boolean reset);
    }

    /** Once connected: hears the other side from now on. */
    void listen(Ear ear);

    /** Once heard: says so much, which is little. */
    void say(byte[] words);

    /** Our end of the open connection. */
    InetSocketAddress localAddress();

    /** Once connected: makes a channel of it. {@code handlers} are added before it becomes active and reads. */
    void hand(Consumer<Channel> handlers);

    /** Frees the socket; a second time is harmless. */
    void close();
}
