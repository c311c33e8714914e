package dev.origindoctor.flink;

import dev.origindoctor.fleet.TargetLines;
import java.io.StringReader;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Passes on the lines that name an origin. Those that cannot be read go to the side output, and are counted. */
final class ReadTargets extends ProcessFunction<NumberedLine, NumberedLine> {
    private static final long serialVersionUID = 1;

    /** The lines that cannot be read, with what is wrong in place of their text. */
    static final OutputTag<NumberedLine> SKIPPED = new OutputTag<>("skipped") {
        private static final long serialVersionUID = 1;
    };

    private transient @Nullable Counter skipped;

    @Override
    public void open(OpenContext context) {
        skipped = getRuntimeContext().getMetricGroup().counter("skippedLines");
    }

    @Override
    public void processElement(NumberedLine line, Context context, Collector<NumberedLine> out) {
        TargetLines one = new TargetLines(new StringReader(line.text()), bad -> {
            Objects.requireNonNull(skipped, "open").inc();
            context.output(SKIPPED, line.with(bad.why()));
        });
        if (one.hasNext()) {
            out.collect(line.with(one.next().target().toString()));
        }
    }
}
