package dev.origindoctor.host.pressure;

import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Extraction;
import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.SourceText;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the small files of a control group, of version 1 or 2: events, current values, limits, statistics. */
public final class ControlGroupReader {
    private static final Pattern NAMED = Pattern.compile("[a-z_0-9.]+(?: -?[0-9]+|(?: N?[0-9]+=[0-9]+){1,300})?");
    private static final Pattern VALUES =
            Pattern.compile("(?:max|-?[0-9]+(?::[0-9]+)?)(?: (?:[0-9]+|[a-z]+(?:=[0-9.]+)?)){0,300}|default [0-9]+");
    /** What version 1 prints for "no limit": the largest number of whole pages. */
    private static final double NO_LIMIT = 9.0e18;

    private record Event(GaugeKind kind, double unit) {}

    private static final Map<String, Event> EVENTS = Map.of(
            "memory.events:oom_kill", new Event(GaugeKind.GROUP_OUT_OF_MEMORY_KILLS, 1),
            "memory.oom_control:oom_kill", new Event(GaugeKind.GROUP_OUT_OF_MEMORY_KILLS, 1),
            "pids.events:max", new Event(GaugeKind.GROUP_FORKS_REFUSED, 1),
            "cpu.stat:throttled_usec", new Event(GaugeKind.GROUP_THROTTLED, 1e-6),
            "cpu.stat:throttled_time", new Event(GaugeKind.GROUP_THROTTLED, 1e-9));

    private ControlGroupReader() {}

    /** The counted events in a file of names and numbers, such as {@code memory.events} and {@code cpu.stat}. */
    public static Extract<Gauge> events(SourceText source, String group) {
        Extraction<Gauge> found = new Extraction<>(source);
        String file = source.source().substring(source.source().lastIndexOf('/') + 1);
        if (source.text().isBlank()) {
            found.notUnderstood("empty");
        }
        for (Line line : Line.of(source.text())) {
            List<String> words = line.words();
            boolean form = NAMED.matcher(line.text().strip()).matches()
                    || VALUES.matcher(line.text().strip()).matches();
            Event event = words.size() == 2 ? EVENTS.get(file + ":" + words.get(0)) : null;
            if (!form) {
                found.notUnderstood(line, "not a line of a control group's file");
            } else if (event != null && words.get(1).matches("[0-9]{1,19}")) {
                double value = Double.parseDouble(words.get(1)) * event.unit();
                found.fact(new Gauge(event.kind(), group, value, null, found.quote(line)));
            }
        }
        return found.done();
    }

    /** A current value with its limit, which may be missing, unlimited, or in the other file. */
    public static Extract<Gauge> used(GaugeKind kind, String group, SourceText current, @Nullable SourceText limit) {
        Extraction<Gauge> found = new Extraction<>(current);
        String value = current.text().strip();
        if (!value.matches("[0-9]{1,19}")) {
            found.notUnderstood("not a number");
            return found.done();
        }
        String most = limit == null ? "max" : limit.text().strip();
        boolean limited = most.matches("[0-9]{1,19}") && Double.parseDouble(most) < NO_LIMIT;
        if (!limited && !most.equals("max") && !most.matches("-1|[0-9]{1,20}")) {
            found.notUnderstood("its limit is no number");
        }
        Double bound = limited ? Double.valueOf(most) : null;
        found.fact(new Gauge(
                kind, group, Double.parseDouble(value), bound, found.quote(new Line(1, value + " of " + most))));
        return found.done();
    }
}
