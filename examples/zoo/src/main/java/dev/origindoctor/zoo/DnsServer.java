package dev.origindoctor.zoo;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The sockets of a name server on loopback: datagrams, and streams with one question each (RFC 7766). */
public final class DnsServer implements AutoCloseable {
    private static final int LARGEST_DATAGRAM = 512;
    private static final int TRIES = 20;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    /** Answers questions, each with a message, or with silence where there is none. */
    @FunctionalInterface
    public interface Answering {
        /** The answer to a question that came by a datagram, or else by a stream. */
        byte @Nullable [] answer(DnsQuestion question, boolean datagram);
    }

    private final ServerSocket streams;
    private final DatagramSocket datagrams;
    private final Answering answering;
    private final AtomicInteger questions = new AtomicInteger();

    private DnsServer(ServerSocket streams, DatagramSocket datagrams, Answering answering) {
        this.streams = streams;
        this.datagrams = datagrams;
        this.answering = answering;
    }

    /** Serves at a free port until it is closed. */
    public static DnsServer open(Answering answering) {
        try {
            DnsServer server = bound(answering, TRIES);
            start(server::serveDatagrams);
            start(server::serveStreams);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Streams first: after many connections their free ports are the scarcer ones. */
    private static DnsServer bound(Answering answering, int tries) throws IOException {
        ServerSocket streams = new ServerSocket(0, 10, InetAddress.getByAddress(LOOPBACK));
        try {
            return new DnsServer(streams, new DatagramSocket(streams.getLocalSocketAddress()), answering);
        } catch (BindException e) {
            streams.close();
            if (tries == 1) {
                throw e;
            }
            return bound(answering, tries - 1);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "name-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where it is asked. */
    public InetSocketAddress address() {
        return (InetSocketAddress) datagrams.getLocalSocketAddress();
    }

    /** How many datagrams it has been asked by. */
    public int questions() {
        return questions.get();
    }

    /** From now on it can be asked by datagrams alone. */
    public void refuseStreams() {
        try {
            streams.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serveDatagrams() {
        byte[] buffer = new byte[LARGEST_DATAGRAM];
        while (!datagrams.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                datagrams.receive(packet);
                questions.incrementAndGet();
                byte[] answer = answering.answer(DnsQuestion.read(buffer, packet.getLength()), true);
                if (answer != null) {
                    datagrams.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serveStreams() {
        while (!streams.isClosed()) {
            try (Socket asking = streams.accept()) {
                DataInputStream in = new DataInputStream(asking.getInputStream());
                byte[] message = in.readNBytes(in.readUnsignedShort());
                byte[] answer = answering.answer(DnsQuestion.read(message, message.length), false);
                if (answer != null) {
                    DataOutputStream out = new DataOutputStream(asking.getOutputStream());
                    out.writeShort(answer.length);
                    out.write(answer);
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        datagrams.close();
        refuseStreams();
    }
}
