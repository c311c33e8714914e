package dev.origindoctor.netty.line;

import io.netty.channel.unix.Socket;
import io.netty.util.concurrent.FastThreadLocal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Reads the beginning of Linux's {@code struct tcp_info} (linux/tcp.h), which has kept its layout since 2.6. */
final class TcpInfo {
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_INFO = 11;
    private static final int SIZE = 104;
    private static final int STATE = 0;
    private static final int ROUND_TRIP = 68;
    private static final int TOTAL_RETRANSMITS = 100;
    private static final int SYN_SENT = 2;
    private static final int SYN_RECEIVED = 3;
    private static final int CLOSE = 7;

    private static final FastThreadLocal<ByteBuffer> BUFFER = new FastThreadLocal<>() {
        @Override
        protected ByteBuffer initialValue() {
            return ByteBuffer.allocateDirect(SIZE).order(ByteOrder.nativeOrder());
        }
    };

    private TcpInfo() {}

    /** Whether the three-way handshake is done, even if the connection is half closed again. */
    static boolean handshakeDone(Socket socket) throws IOException {
        int state = read(socket).get(STATE);
        return state != SYN_SENT && state != SYN_RECEIVED && state != CLOSE;
    }

    /** Before any data is sent, every retransmission was one of the SYN. */
    static SynEvidence evidence(Socket socket) throws IOException {
        ByteBuffer info = read(socket);
        int micros = info.getInt(ROUND_TRIP);
        return new SynEvidence(
                info.getInt(TOTAL_RETRANSMITS), micros == 0 ? null : Duration.of(micros, ChronoUnit.MICROS));
    }

    private static ByteBuffer read(Socket socket) throws IOException {
        ByteBuffer info = BUFFER.get().clear();
        socket.getRawOpt(IPPROTO_TCP, TCP_INFO, info);
        return info;
    }
}
