package dev.origindoctor.host.service;

import dev.origindoctor.host.service.ServiceState.Condition;
import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Extraction;
import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.Neutral;
import dev.origindoctor.host.source.SourceText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code systemctl status}, and what {@code service NAME status} prints on machines without systemd. The first
 * is made for people: where {@code systemctl show} can be had, that one is better.
 */
public final class SystemctlStatusReader {
    private static final Pattern UNIT = Pattern.compile("^[\u25cf\u00d7\u25cb\u21bb*x] (\\S+)(?: - .*)?\\s*$");
    private static final Pattern ACTIVE = Pattern.compile("^\\s+Active: ([a-z]+)(?: \\(([^)]*)\\))?(.*)$");
    private static final Pattern LOADED = Pattern.compile("^\\s+Loaded: ([a-z-]+)\\b.*");
    private static final Pattern MAIN = Pattern.compile(
            "^\\s*Main PID: ([0-9]{1,9})(?: \\((?:code=([a-z]+), (?:status|signal)=(\\S+?)|[^)]*)\\))?.*");
    private static final Pattern PROCESS = Pattern.compile(
            "^\\s*Process: [0-9]+ (Exec[A-Za-z]+)=.*\\(code=([a-z]+), (?:status|signal)=(\\S+?)\\)\\s*$");
    private static final Pattern SYSV = Pattern.compile(
            "^(?:\\[[^\\]]*\\] )?(?:\\* )?(\\S+)(?: \\(pid\\s+([0-9 ]+)\\))? is (not running|running|stopped|dead).*",
            Pattern.CASE_INSENSITIVE);

    private final Extraction<ServiceState> found;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private @Nullable String unit;
    private @Nullable Line state;
    private boolean any;

    private SystemctlStatusReader(SourceText source) {
        found = new Extraction<>(source);
    }

    /** The units in that text. */
    public static Extract<ServiceState> read(SourceText source) {
        SystemctlStatusReader reader = new SystemctlStatusReader(source);
        for (Line line : Line.of(source.text())) {
            reader.line(line);
        }
        reader.end();
        if (!reader.any && !source.text().isBlank()) {
            reader.found.notUnderstood("no unit with its state in it");
        }
        return reader.found.done();
    }

    private void line(Line line) {
        Matcher start = UNIT.matcher(line.text());
        Matcher old = SYSV.matcher(line.text());
        if (start.matches()) {
            end();
            unit = Neutral.text(start.group(1), 200);
        } else if (old.matches() && unit == null) {
            old(line, old);
        } else {
            detail(line);
        }
    }

    private void detail(Line line) {
        Matcher active = ACTIVE.matcher(line.text());
        Matcher loaded = LOADED.matcher(line.text());
        Matcher main = MAIN.matcher(line.text());
        Matcher process = PROCESS.matcher(line.text());
        if (active.matches()) {
            active(line, active);
        } else if (loaded.matches()) {
            properties.put("LoadState", loaded.group(1));
        } else if (main.matches()) {
            exit("MainPID", main.group(1), main);
        } else if (process.matches() && !process.group(3).startsWith("0/")) {
            exit("FailedCommand", process.group(1), process);
        }
    }

    /** Whether a unit was killed or left with an error, in systemctl's own words. */
    private void exit(String name, String value, Matcher line) {
        properties.put(name, value);
        if (line.group(2) != null) {
            properties.put("ExecMainCode", line.group(2));
            properties.put("ExecMainStatus", Neutral.text(line.group(3), 60));
        }
    }

    private void active(Line line, Matcher active) {
        String in = active.group(2) == null ? "" : active.group(2);
        properties.put("ActiveState", active.group(1));
        if (in.startsWith("Result: ")) {
            properties.put("Result", in.substring(8));
        } else {
            Matcher restart = Pattern.compile("^(auto-restart)(?:\\) \\(Result: ([a-z-]+))?")
                    .matcher(in);
            properties.put("SubState", restart.find() ? restart.group(1) : in);
        }
        Matcher result = Pattern.compile("\\(Result: ([a-z-]+)\\)").matcher(active.group(3));
        if (result.find()) {
            properties.put("Result", result.group(1));
        }
        properties.put("StateChangeTimestamp", Neutral.text(active.group(3).replaceFirst("^.*since ", ""), 60));
        state = line;
    }

    private void old(Line line, Matcher old) {
        any = true;
        Condition condition = old.group(3).equalsIgnoreCase("running") ? Condition.RUNNING : Condition.STOPPED;
        Map<String, String> pid = old.group(2) == null
                ? Map.of()
                : Map.of("MainPID", old.group(2).trim().split(" ")[0]);
        String name = old.group(1).replaceAll("[.:,]+$", "");
        found.fact(new ServiceState(Neutral.text(name, 200), condition, null, pid, found.quote(line)));
    }

    private void end() {
        if (unit != null && state != null) {
            any = true;
            Condition condition = Conditions.of(properties);
            String since = properties.getOrDefault("StateChangeTimestamp", "");
            found.fact(new ServiceState(unit, condition, Conditions.instant(since), properties, found.quote(state)));
        }
        properties.clear();
        unit = null;
        state = null;
    }
}
