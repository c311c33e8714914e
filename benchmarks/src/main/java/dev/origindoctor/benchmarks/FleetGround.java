package dev.origindoctor.benchmarks;

import dev.origindoctor.fleet.FleetTarget;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.zoo.Zoo;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A fleet of origins on 127.0.0.0/8, each with an address of its own: one port of the machine is open, one is closed and
 * one listens with a full queue, so that who connects there meets silence.
 */
final class FleetGround implements AutoCloseable {
    private static final int CLOSED = 1;

    private final Zoo zoo = Zoo.open();
    private final List<Closeable> held = new ArrayList<>();
    private final int open;
    private final int silent;

    FleetGround() throws IOException {
        InetAddress everywhere = InetAddress.getByAddress(new byte[4]);
        open = zoo.serve(everywhere, Mute::new).endpoint().port();
        ServerSocket full = new ServerSocket(0, 1, everywhere);
        held.add(full);
        silent = full.getLocalPort();
        for (int i = 0; i < 4; i++) {
            SocketChannel filler = SocketChannel.open();
            held.add(filler);
            filler.configureBlocking(false);
            filler.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), silent));
        }
    }

    /** So many healthy origins. */
    Iterator<FleetTarget> healthy(int count) {
        return IntStream.range(0, count).mapToObj(i -> target(i, open)).iterator();
    }

    /** So many origins, of which every fifth refuses and every fifth hangs. */
    Iterator<FleetTarget> mixed(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> target(i, i % 5 == 1 ? CLOSED : i % 5 == 3 ? silent : open))
                .iterator();
    }

    /** Those of {@link #mixed} that do not hang. */
    Iterator<FleetTarget> mixedWithoutHanging(int count) {
        return IntStream.range(0, count)
                .filter(i -> i % 5 != 3)
                .mapToObj(i -> target(i, i % 5 == 1 ? CLOSED : open))
                .iterator();
    }

    private static FleetTarget target(int i, int port) {
        return FleetTarget.at(new HostName("shop.example"), new Endpoint(address(i), port));
    }

    /** One of this machine's sixteen million. */
    static InetAddress address(int i) {
        byte[] address = {127, (byte) (1 + (i >> 16)), (byte) (i >> 8), (byte) i};
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Closeable one : held) {
            one.close();
        }
        zoo.close();
    }
}
