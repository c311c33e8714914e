package dev.origindoctor.fleet;

import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.Fault;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A result as a line of JSON, {@code origin-doctor/sweep/1}, and what a summary needs to know of one.
 *
 * @param number which one of the sweep it is
 * @param target the origin, as a line of a target file names it
 * @param conclusion what could be concluded
 * @param fault the fault's identifier
 * @param status the error that the visitor is expected to get
 * @param cause the likeliest cause's identifier
 * @param refused whether the target may not be probed
 */
public record SweepLine(
        long number,
        String target,
        Conclusion conclusion,
        @Nullable String fault,
        @Nullable Integer status,
        @Nullable String cause,
        boolean refused) {
    public SweepLine {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(conclusion, "conclusion");
    }

    /** The line of a result, without a line feed. */
    public static String json(SweepResult result) {
        return FleetJson.line(result);
    }

    /** What a summary needs of a result. */
    public static SweepLine of(SweepResult result) {
        SweepResult.Finding finding = result.finding();
        Fault fault = finding.fault();
        Cause cause = finding.cause();
        return new SweepLine(
                result.number(),
                result.target().toString(),
                finding.conclusion(),
                fault == null ? null : fault.id(),
                finding.status(),
                cause == null ? null : cause.id(),
                result.refused() != null);
    }

    /**
     * Reads a line that {@link #json} wrote.
     *
     * @throws IllegalArgumentException where it is none, or cut short
     */
    public static SweepLine read(String json) {
        Map<String, String> fields = FleetJson.scalars(json);
        String number = fields.get("line");
        String conclusion = fields.get("conclusion");
        if (number == null || conclusion == null) {
            throw new IllegalArgumentException("expected a line of a sweep");
        }
        long line = Long.parseLong(number);
        if (line < 1) {
            throw new IllegalArgumentException("line: " + line + " (expected 1 or more)");
        }
        String status = fields.get("predicted");
        return new SweepLine(
                line,
                FleetJson.target(json).toString(),
                Conclusion.valueOf(conclusion.toUpperCase(Locale.ROOT)),
                fields.get("fault"),
                status == null ? null : Integer.valueOf(status),
                fields.get("cause"),
                fields.containsKey("refused"));
    }
}
