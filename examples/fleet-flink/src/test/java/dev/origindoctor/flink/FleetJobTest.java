package dev.origindoctor.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.fleet.SweepLine;
import dev.origindoctor.zoo.Zoo;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a small cluster in this JVM; every origin is on loopback. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FleetJobTest {
    private static final int ORIGINS = 80;

    /** So many origins that answer nothing before the first checkpoint: it has them under way. */
    private static final int HELD_BACK = 20;

    @TempDir
    private static Path clusters;

    private static Cluster cluster;

    private final Zoo zoo = Zoo.open();

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        cluster = new Cluster(clusters);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @AfterEach
    void close() {
        zoo.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void everyLineIsReportedOnceThoughATaskFailsWhileOriginsAreLookedAt(int parallelism) throws Exception {
        FailOnce.arm();
        JobArguments given = given(fleet(), "hello");
        StreamExecutionEnvironment job = Cluster.job(parallelism);
        DataStream<NumberedLine> lines = FleetJob.lines(job, given).union(remarks(job));
        FleetJob.assemble(lines, given, reports -> reports.map(new FailOnce<>()).returns(Report.class));

        cluster.run(job);

        assertThat(FailOnce.hasFailed()).as("a task failed on the way").isTrue();
        List<SweepLine> results = results();
        assertThat(results.stream().map(SweepLine::number)).containsExactlyInAnyOrderElementsOf(numbers(1, ORIGINS));
        assertThat(results.stream().map(SweepLine::fault).distinct()).containsExactly("tls.closed");
        assertThat(SharedSweep.open()).as("sweeps that were not closed").isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void roundsGoOnWhereTheCheckpointHasThem(int parallelism) throws Exception {
        FailOnce.arm();
        int open = zoo.serve(everywhere(), ChannelInboundHandlerAdapter::new)
                .endpoint()
                .port();
        Path file = write("targets.txt", targets(50, open));
        JobArguments given = given(file, "reach");
        StreamExecutionEnvironment job = Cluster.job(parallelism);
        DataStream<NumberedLine> rounds = job.fromSource(
                        new DataGeneratorSource<>(
                                new Rounds(file.toString()),
                                150,
                                RateLimiterStrategy.perCheckpoint(30),
                                TypeInformation.of(NumberedLine.class)),
                        WatermarkStrategy.noWatermarks(),
                        "rounds")
                .setParallelism(1);
        FleetJob.assemble(rounds.map(new FailOnce<>()).returns(NumberedLine.class), given, reports -> reports);

        cluster.run(job);

        assertThat(FailOnce.hasFailed()).as("a task failed on the way").isTrue();
        for (int round = 1; round <= 3; round++) {
            assertThat(read(folder.resolve("out/results/targets.txt/round-0000000" + round))
                            .map(line -> SweepLine.read(line).number()))
                    .containsExactlyInAnyOrderElementsOf(numbers(1, 50));
        }
    }

    @Test
    void linesThatCannotBeReadAreKeptApartWithTheirNumbers() throws Exception {
        int open = zoo.serve(everywhere(), ChannelInboundHandlerAdapter::new)
                .endpoint()
                .port();
        Path fleet = Files.createDirectory(folder.resolve("fleet"));
        Files.write(
                fleet.resolve("a.txt"),
                (targets(1, open) + "\n# a remark\n\nno name at all\n" + "x".repeat(1 << 20) + "\n{\"host\":\n"
                                + "\u0000\u001b[31m\ufffd\n" + "shop.example,127.0.0.1:" + open + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        Files.write(fleet.resolve("b.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, '\n'});
        Files.writeString(fleet.resolve("empty.txt"), "");
        JobArguments given = given(fleet, "reach");
        StreamExecutionEnvironment job = Cluster.job(2);
        FleetJob.assemble(FleetJob.lines(job, given), given, reports -> reports);

        cluster.run(job);

        assertThat(read(folder.resolve("out/results"))
                        .map(line -> SweepLine.read(line).number()))
                .containsExactlyInAnyOrder(1L, 8L);
        assertThat(read(folder.resolve("out/skipped/fleet/a.txt")))
                .hasSize(4)
                .anyMatch(line -> line.startsWith("{\"line\":4,"))
                .anyMatch(line -> line.equals("{\"line\":5,\"skipped\":\"longer than 4096 characters\"}"))
                .anyMatch(line -> line.startsWith("{\"line\":6,"))
                .anyMatch(line -> line.startsWith("{\"line\":7,"))
                .noneMatch(line -> line.indexOf('\u001b') >= 0);
        assertThat(read(folder.resolve("out/skipped/fleet/b.txt"))).hasSize(1);
    }

    /** One that is no target after each of the first checkpoints: the job does not end before. */
    private static DataStream<NumberedLine> remarks(StreamExecutionEnvironment job) {
        return job.fromSource(
                        new DataGeneratorSource<>(
                                index -> new NumberedLine("remarks", index, "# a remark"),
                                3,
                                RateLimiterStrategy.perCheckpoint(1),
                                TypeInformation.of(NumberedLine.class)),
                        WatermarkStrategy.noWatermarks(),
                        "remarks")
                .setParallelism(1);
    }

    /** Each closes the connection without a word; the first ones do so only after a checkpoint. */
    private Path fleet() throws IOException {
        int held = zoo.serve(everywhere(), HeldBack::new).endpoint().port();
        int prompt = zoo.serve(everywhere(), ClosesAtOnce::new).endpoint().port();
        String lines = IntStream.range(0, ORIGINS)
                .mapToObj(i -> target(i, i < HELD_BACK ? held : prompt))
                .collect(Collectors.joining("\n"));
        return write("targets.txt", lines);
    }

    private static final class ClosesAtOnce extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        public void channelRead0(ChannelHandlerContext context, ByteBuf hello) {
            context.close();
        }
    }

    private static final class HeldBack extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        public void channelRead0(ChannelHandlerContext context, ByteBuf hello) {
            closeAfterTheCheckpoint(context);
        }

        private static void closeAfterTheCheckpoint(ChannelHandlerContext context) {
            if (FailOnce.checkpoint().getCount() == 0) {
                context.close();
            } else {
                context.executor().schedule(() -> closeAfterTheCheckpoint(context), 10, TimeUnit.MILLISECONDS);
            }
        }
    }

    private JobArguments given(Path targets, String depth) {
        return JobArguments.of(
                "--targets",
                targets.toString(),
                "--out",
                folder.resolve("out").toString(),
                "--depth",
                depth,
                "--timeout",
                "60s",
                "--allow-private");
    }

    private List<SweepLine> results() throws IOException {
        return read(folder.resolve("out/results")).map(SweepLine::read).toList();
    }

    /** The lines of all files that are visible. */
    private static Stream<String> read(Path results) throws IOException {
        return Files.walk(results)
                .filter(file -> Files.isRegularFile(file)
                        && !file.getFileName().toString().startsWith("."))
                .flatMap(file -> {
                    try {
                        return Files.readAllLines(file).stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private Path write(String name, String lines) throws IOException {
        return Files.writeString(folder.resolve(name), lines + "\n");
    }

    private static String targets(int count, int port) {
        return IntStream.range(0, count).mapToObj(i -> target(i, port)).collect(Collectors.joining("\n"));
    }

    private static String target(int i, int port) {
        return "shop" + i + ".example,127.0." + i % 250 + "." + (1 + i / 250) + ":" + port;
    }

    private static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private static InetAddress everywhere() throws IOException {
        return InetAddress.getByAddress(new byte[4]);
    }
}
