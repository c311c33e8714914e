package dev.origindoctor.netty;

import dev.origindoctor.netty.line.Transport;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.zoo.machine.ChildJava;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What the test runs inside a namespace. {@code listen PORT} listens; {@code probe TRANSPORT MILLIS ENDPOINT...}
 * probes all endpoints at once and prints a line of what was seen for each; {@code starve} does so after having used up
 * its descriptors.
 */
final class LabProbe {
    private LabProbe() {}

    /** How the tests start it: without any of root's powers. */
    static String line(String... arguments) {
        return "exec prlimit --nofile=400 setpriv --bounding-set=-all --inh-caps=-all "
                + ChildJava.line(LabProbe.class, arguments);
    }

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "listen" -> listen(Integer.parseInt(arguments[1]));
            case "probe" -> probe(arguments, false);
            case "starve" -> probe(arguments, true);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void listen(int port) throws IOException {
        try (ServerSocket server = new ServerSocket(port, 50, InetAddress.getByName("::"))) {
            System.out.println("listening");
            while (!Thread.interrupted()) {
                server.accept();
            }
        }
    }

    private static void probe(String[] arguments, boolean starved) throws Exception {
        Transport transport = Transport.valueOf(arguments[1]);
        Duration timeout = Duration.ofMillis(Long.parseLong(arguments[2]));
        EventLoopGroup group =
                new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("lab", true), transport.loops());
        try (NettyProbes probes = NettyProbes.builder()
                .eventLoopGroup(group)
                .connectTimeout(timeout)
                .targetPolicy(TargetPolicy.everything())
                .build()) {
            // loads what will be needed, before descriptors run out
            for (String known : starved ? List.of("127.0.0.1:1", arguments[3]) : List.of("127.0.0.1:1")) {
                probes.connect(endpoint(known), Deadline.after(Duration.ofMillis(200)))
                        .join();
            }
            List<FileInputStream> hoard = starved ? hoard(group) : List.of();
            List<CompletableFuture<TcpObservation>> answers = new ArrayList<>();
            for (int i = 3; i < arguments.length; i++) {
                answers.add(probes.connect(endpoint(arguments[i]), Deadline.after(Duration.ofMinutes(1))));
            }
            List<TcpObservation> seen =
                    answers.stream().map(CompletableFuture::join).toList();
            for (FileInputStream file : hoard) {
                file.close();
            }
            seen.forEach(one -> System.out.println("SEEN " + line(one)));
        }
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /** What the loop has yet to close would give a descriptor back: it is waited for, and taken too. */
    private static List<FileInputStream> hoard(EventLoopGroup group) throws InterruptedException {
        List<FileInputStream> files = new ArrayList<>();
        for (int turn = 0; turn < 3; turn++) {
            group.next().submit(() -> {}).sync();
            takeAll(files);
        }
        return files;
    }

    private static void takeAll(List<FileInputStream> files) {
        try {
            while (files.size() < 10_000) {
                files.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException used) {
            return;
        }
        throw new IllegalStateException("no limit");
    }

    private static Endpoint endpoint(String text) {
        int colon = text.lastIndexOf(':');
        return new Endpoint(
                Addresses.parse(text.substring(0, colon)).orElseThrow(), Integer.parseInt(text.substring(colon + 1)));
    }

    /** The endpoint, then fault, errno, ICMP message, SYN retransmissions and round trip, each a dash where there is none. */
    private static String line(TcpObservation seen) {
        return String.join(
                "|",
                seen.endpoint().toString(),
                Optional.ofNullable(seen.fault()).map(Fault::id).orElse("-"),
                Optional.ofNullable(seen.errno()).orElse("-"),
                Optional.ofNullable(seen.icmp()).map(Object::toString).orElse("-"),
                Optional.ofNullable(seen.synRetransmits()).map(Object::toString).orElse("-"),
                Optional.ofNullable(seen.timing().network())
                        .map(network -> Long.toString(network.toNanos() / 1000))
                        .orElse("-"));
    }
}
