package dev.origindoctor.flink;

import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.fleet.FleetTarget;
import dev.origindoctor.fleet.SweepLine;
import dev.origindoctor.fleet.SweepResult;
import dev.origindoctor.fleet.SweepResult.Finding;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/**
 * Asks the JVM's sweep. What is under way at a checkpoint is part of it, and is looked at again after a restart. The sweep
 * itself repeats what the prober's own machine prevented; Flink is to repeat nothing beside that.
 */
final class SweepFunction extends RichAsyncFunction<NumberedLine, Report> {
    private static final long serialVersionUID = 1;

    private final FleetOptions options;
    private transient @Nullable SharedSweep sweep;

    SweepFunction(FleetOptions options) {
        this.options = options;
    }

    @Override
    public void open(OpenContext context) {
        SharedSweep joined = SharedSweep.join(options);
        sweep = joined;
        getRuntimeContext().getMetricGroup().gauge("looksOfThisTaskManager", joined::waiting);
    }

    @Override
    public void close() {
        if (sweep != null) {
            sweep.leave();
            sweep = null;
        }
    }

    @Override
    public void asyncInvoke(NumberedLine line, ResultFuture<Report> answer) {
        SharedSweep joined = Objects.requireNonNull(sweep, "open");
        joined.look(FleetTarget.parse(line.text())).whenComplete((result, failure) -> {
            if (failure == null) {
                // the task's own thread words it, so that the sweep's thread goes on
                answer.complete(() -> List.of(report(line, result)));
            } else {
                answer.completeExceptionally(failure);
            }
        });
    }

    /** Its network had no turn for it; that is said, and the job goes on. */
    @Override
    public void timeout(NumberedLine line, ResultFuture<Report> answer) {
        Finding none = new Finding(
                Conclusion.INCONCLUSIVE, null, null, 0, null, List.of(), "not looked at within " + options.patience());
        FleetTarget target = FleetTarget.parse(line.text());
        answer.complete(List.of(
                report(line, new SweepResult(line.number(), target, options.depth(), none, List.of(), null, null))));
    }

    private static Report report(NumberedLine line, SweepResult found) {
        SweepResult own = new SweepResult(
                line.number(),
                found.target(),
                found.depth(),
                found.finding(),
                found.observations(),
                found.diagnosis(),
                found.refused());
        return new Report(line.source(), line.number(), SweepLine.json(own));
    }
}
