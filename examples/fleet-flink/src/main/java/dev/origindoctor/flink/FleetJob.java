package dev.origindoctor.flink;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job: lines in, a look at each origin, results and skipped lines out. */
public final class FleetJob {
    private FleetJob() {}

    /** Runs it, in this JVM or on the cluster that it was submitted to. */
    public static void main(String... arguments) throws Exception {
        JobArguments given;
        try {
            given = JobArguments.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + JobArguments.USAGE);
            throw e;
        }
        StreamExecutionEnvironment flink = StreamExecutionEnvironment.getExecutionEnvironment();
        flink.enableCheckpointing(given.checkpoints().toMillis(), CheckpointingMode.EXACTLY_ONCE);
        assemble(lines(flink, given), given, reports -> reports);
        flink.execute("fleet");
    }

    /** The source that the arguments name. */
    static DataStream<NumberedLine> lines(StreamExecutionEnvironment flink, JobArguments given) throws IOException {
        if (given.every() == null) {
            Path root = new Path(given.targets());
            FileSource<NumberedLine> files =
                    FileSource.forBulkFileFormat(new TargetFiles(root), root).build();
            return flink.fromSource(files, WatermarkStrategy.noWatermarks(), "target files");
        }
        Rounds rounds = new Rounds(given.targets());
        double perSecond = rounds.size() / (given.every().toNanos() / 1e9);
        DataGeneratorSource<NumberedLine> repeated = new DataGeneratorSource<>(
                rounds,
                Long.MAX_VALUE,
                RateLimiterStrategy.perSecond(perSecond),
                TypeInformation.of(NumberedLine.class));
        // one generator, so that an origin's next look comes a whole round later
        return flink.fromSource(repeated, WatermarkStrategy.noWatermarks(), "rounds")
                .setParallelism(1);
    }

    /** From lines, wherever they come from, over reports, with which more may be done, to files. */
    static void assemble(
            DataStream<NumberedLine> lines, JobArguments given, UnaryOperator<DataStream<Report>> further) {
        SingleOutputStreamOperator<NumberedLine> targets =
                lines.process(new ReadTargets()).name("read targets").uid("read");
        targets.getSideOutput(ReadTargets.SKIPPED)
                .sinkTo(Sinks.skipped(new Path(given.out(), "skipped")))
                .name("skipped lines")
                .uid("skipped");
        further.apply(reports(targets, given))
                .sinkTo(Sinks.reports(new Path(given.out(), "results")))
                .name("results")
                .uid("results");
    }

    /** A look at each origin. Results come as they are found; backpressure holds the lines back. */
    static DataStream<Report> reports(DataStream<NumberedLine> targets, JobArguments given) {
        FleetOptions fleet = given.fleet();
        return AsyncDataStream.unorderedWait(
                        targets.keyBy(new ByNetwork()),
                        new SweepFunction(fleet),
                        fleet.patience().toMillis(),
                        TimeUnit.MILLISECONDS,
                        given.capacity())
                .name("look")
                .uid("look");
    }
}
