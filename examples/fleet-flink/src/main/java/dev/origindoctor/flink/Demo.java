package dev.origindoctor.flink;

import dev.origindoctor.fleet.SweepLine;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.zoo.TcpMisbehaviour;
import dev.origindoctor.zoo.TlsMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The job on a small cluster in this process, over broken origins that it starts itself on loopback. */
public final class Demo {
    private static final int ORIGINS = 1_000;

    private Demo() {}

    /**
     * Runs it, and prints where the results are and what they say. The servers share this process, so they are asked a
     * few at a time, with patience: what is slow here is this machine.
     */
    public static void main(String... none) throws Exception {
        Path folder = Files.createTempDirectory("fleet");
        try (Zoo zoo = Zoo.open()) {
            List<Endpoint> origins = List.of(
                    zoo.start(TlsMisbehaviour.HEALTHY),
                    zoo.start(TcpMisbehaviour.CLOSED_PORT),
                    zoo.start(TcpMisbehaviour.FULL_ACCEPT_QUEUE),
                    zoo.start(TlsMisbehaviour.EXPIRED),
                    zoo.start(TlsMisbehaviour.PLAIN_HTTP));
            Path targets = Files.write(
                    folder.resolve("targets.txt"),
                    IntStream.range(0, ORIGINS)
                            .mapToObj(i -> line(i, origins.get(i % origins.size())))
                            .toList());
            FleetJob.main(
                    "--targets",
                    targets.toString(),
                    "--out",
                    folder.toString(),
                    "--depth",
                    "hello",
                    "--in-flight",
                    "50",
                    "--timeout",
                    "10s",
                    "--checkpoints",
                    "1s",
                    "--allow-private");
        }
        System.out.println("targets, results and skipped lines are in " + folder);
        summary(folder.resolve("results")).forEach((what, many) -> System.out.printf("%6d  %s%n", many, what));
    }

    /** Every hundredth line is none. */
    private static String line(int i, Endpoint origin) {
        return i % 100 == 99 ? "no origin at all" : "shop" + i + ".example," + origin;
    }

    private static Map<String, Long> summary(Path results) throws IOException {
        try (Stream<Path> files = Files.walk(results)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(Demo::lines)
                    .map(SweepLine::read)
                    .collect(Collectors.groupingBy(Demo::inShort, TreeMap::new, Collectors.counting()));
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String inShort(SweepLine line) {
        String fault = line.fault() == null ? "" : ", " + line.fault();
        return (line.status() == null ? "no error from the edge" : line.status().toString()) + fault;
    }
}
