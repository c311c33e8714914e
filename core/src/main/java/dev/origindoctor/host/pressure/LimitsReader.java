package dev.origindoctor.host.pressure;

import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Extraction;
import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.SourceText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the limits of a process from {@code /proc/PID/limits}: columns of fixed width. */
public final class LimitsReader {
    private static final Pattern LIMIT = Pattern.compile(
            "(Max [a-z -]+?)\\s{2,}(unlimited|[0-9]{1,20})\\s+(unlimited|[0-9]{1,20})(?:\\s+([a-z]+))?\\s*");

    private LimitsReader() {}

    /**
     * A limit of a process.
     *
     * @param name its name, such as {@code Max open files}
     * @param soft the limit in force, or null for none
     */
    public record Limit(String name, @Nullable Double soft) {}

    /** The limits in that text. */
    public static Extract<Limit> read(SourceText source) {
        Extraction<Limit> found = new Extraction<>(source);
        for (Line line : Line.of(source.text())) {
            Matcher limit = LIMIT.matcher(line.text());
            if (limit.matches()) {
                boolean none = limit.group(2).equals("unlimited");
                found.fact(new Limit(limit.group(1), none ? null : Double.valueOf(limit.group(2))));
            } else if (!line.blank() && !line.text().startsWith("Limit ")) {
                found.notUnderstood(line, "not a limit");
            }
        }
        return found.done();
    }
}
