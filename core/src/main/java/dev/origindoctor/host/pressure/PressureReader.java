package dev.origindoctor.host.pressure;

import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Extraction;
import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.SourceText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how full a machine is from the small files of {@code /proc}: stalls, memory, load, descriptors. */
public final class PressureReader {
    private static final Pattern STALL = Pattern.compile(
            "(some|full) avg10=([0-9]+\\.[0-9]+) avg60=([0-9]+\\.[0-9]+) avg300=([0-9]+\\.[0-9]+) total=[0-9]+\\s*");
    private static final Pattern MEMORY = Pattern.compile("([A-Za-z][A-Za-z0-9_()]*):\\s+([0-9]{1,15})(?: kB)?\\s*");
    private static final Pattern LOAD =
            Pattern.compile("([0-9]+\\.[0-9]+) [0-9]+\\.[0-9]+ [0-9]+\\.[0-9]+ [0-9]+/[0-9]+ [0-9]+\\s*");

    private PressureReader() {}

    /** The stalls of {@code /proc/pressure/…}, or of a control group's file of that form. */
    public static Extract<Gauge> stalls(SourceText source, String of) {
        Extraction<Gauge> found = new Extraction<>(source);
        for (Line line : Line.of(source.text())) {
            Matcher stall = STALL.matcher(line.text());
            if (!stall.matches()) {
                found.notUnderstood(line, "not a line of pressure stall information");
                continue;
            }
            GaugeKind kind = kind(source.source(), stall.group(1).equals("full"));
            if (kind != null) {
                found.fact(new Gauge(kind, of, Double.parseDouble(stall.group(3)), 100.0, found.quote(line)));
            }
        }
        if (source.text().isBlank()) {
            found.notUnderstood("empty");
        }
        return found.done();
    }

    /** Of the processors, "full" says nothing for the machine as a whole; of interrupts, only that exists. */
    private static @Nullable GaugeKind kind(String source, boolean full) {
        String name = source.substring(source.lastIndexOf('/') + 1);
        return switch (name.replace(".pressure", "")) {
            case "cpu" -> full ? null : GaugeKind.CPU_STALL;
            case "memory" -> full ? GaugeKind.MEMORY_STALL_OF_ALL : GaugeKind.MEMORY_STALL;
            case "io" -> full ? GaugeKind.IO_STALL_OF_ALL : GaugeKind.IO_STALL;
            default -> null;
        };
    }

    /** Memory and swap in use, from {@code /proc/meminfo}. */
    public static Extract<Gauge> memory(SourceText source) {
        Extraction<Gauge> found = new Extraction<>(source);
        Map<String, Line> lines = new HashMap<>();
        Map<String, Double> values = new HashMap<>();
        for (Line line : Line.of(source.text())) {
            Matcher entry = MEMORY.matcher(line.text());
            if (entry.matches()) {
                lines.put(entry.group(1), line);
                values.put(entry.group(1), Double.parseDouble(entry.group(2)) * 1024);
            } else {
                found.notUnderstood(line, "not a line of /proc/meminfo");
            }
        }
        used(found, GaugeKind.MEMORY_USED, "MemTotal", "MemAvailable", lines, values);
        used(found, GaugeKind.SWAP_USED, "SwapTotal", "SwapFree", lines, values);
        if (!values.containsKey("MemAvailable")) {
            found.notUnderstood("it does not say how much memory is available (kernels before 3.14 don't)");
        }
        return found.done();
    }

    private static void used(
            Extraction<Gauge> found,
            GaugeKind kind,
            String total,
            String free,
            Map<String, Line> lines,
            Map<String, Double> values) {
        Double all = values.get(total);
        Double left = values.get(free);
        Line line = lines.get(free);
        if (all != null && left != null && line != null && all > 0) {
            found.fact(new Gauge(kind, "", all - left, all, found.quote(line)));
        }
    }

    /** {@code /proc/uptime}: seconds since the start, and what the processors idled. */
    public static Extract<Gauge> uptime(SourceText source) {
        Extraction<Gauge> found = new Extraction<>(source);
        for (Line line : Line.of(source.text())) {
            List<String> words = line.words();
            if (words.size() == 2 && words.get(0).matches("[0-9]{1,10}([.][0-9]{1,3})?")) {
                found.fact(new Gauge(GaugeKind.UPTIME, "", Double.parseDouble(words.get(0)), null, found.quote(line)));
            } else {
                found.notUnderstood(line, "not a line of /proc/uptime");
            }
        }
        return found.done();
    }

    /** The load of the last minute against the number of processors, or against nothing where that is not known. */
    public static Extract<Gauge> load(SourceText source, @Nullable Integer processors) {
        Extraction<Gauge> found = new Extraction<>(source);
        for (Line line : Line.of(source.text())) {
            Matcher load = LOAD.matcher(line.text());
            if (load.matches()) {
                Double limit = processors == null ? null : Double.valueOf(processors);
                found.fact(new Gauge(GaugeKind.LOAD, "", Double.parseDouble(load.group(1)), limit, found.quote(line)));
            } else {
                found.notUnderstood(line, "not a line of /proc/loadavg");
            }
        }
        return found.done();
    }

    /** Open descriptors of the whole machine, from {@code /proc/sys/fs/file-nr}. */
    public static Extract<Gauge> descriptors(SourceText source) {
        Extraction<Gauge> found = new Extraction<>(source);
        for (Line line : Line.of(source.text())) {
            java.util.List<String> words = line.words();
            if (words.size() == 3 && words.stream().allMatch(word -> word.matches("[0-9]{1,19}"))) {
                double open = Double.parseDouble(words.get(0));
                found.fact(new Gauge(GaugeKind.DESCRIPTORS, "", open, Double.valueOf(words.get(2)), found.quote(line)));
            } else {
                found.notUnderstood(line, "not a line of /proc/sys/fs/file-nr");
            }
        }
        return found.done();
    }
}
