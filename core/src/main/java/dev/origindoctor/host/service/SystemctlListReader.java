package dev.origindoctor.host.service;

import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Extraction;
import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.Neutral;
import dev.origindoctor.host.source.SourceText;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code systemctl list-units} and {@code systemctl list-sockets}. */
public final class SystemctlListReader {
    private static final Pattern UNIT = Pattern.compile(
            "^(?:[\u25cf\u00d7\u25cb*] |  )?\\s*(\\S+\\.[a-z]+)\\s+(loaded|not-found|masked|error|bad-setting|merged|stub)\\s+"
                    + "([a-z]+)\\s+([a-z-]+)\\b.*$");
    private static final Pattern SOCKET = Pattern.compile("^(\\S.*?)\\s+(\\S+\\.socket)(?:\\s+(\\S+))?\\s*$");
    private static final Pattern AROUND = Pattern.compile(
            "^\\s*(UNIT\\s|LISTEN\\s|LOAD\\s|ACTIVE\\s|SUB\\s|JOB\\s|Legend|[0-9]+ (loaded )?(units?|sockets?) listed|To show all|Pass --all"
                    + "|(LOAD|ACTIVE|SUB|JOB) += ).*$");

    private SystemctlListReader() {}

    /** The units in that text; of a socket unit, what it listens on and which unit it starts. */
    public static Extract<ServiceState> read(SourceText source) {
        Extraction<ServiceState> found = new Extraction<>(source);
        for (Line line : Line.of(source.text())) {
            Matcher unit = UNIT.matcher(line.text());
            Matcher socket = SOCKET.matcher(line.text());
            if (unit.matches()) {
                unit(found, line, unit);
            } else if (socket.matches()) {
                socket(found, line, socket);
            } else if (!line.blank() && !AROUND.matcher(line.text()).matches()) {
                found.notUnderstood(line, "not a unit");
            }
        }
        return found.done();
    }

    private static void unit(Extraction<ServiceState> found, Line line, Matcher unit) {
        Map<String, String> properties =
                Map.of("LoadState", unit.group(2), "ActiveState", unit.group(3), "SubState", unit.group(4));
        found.fact(new ServiceState(
                Neutral.text(unit.group(1), 200), Conditions.of(properties), null, properties, found.quote(line)));
    }

    private static void socket(Extraction<ServiceState> found, Line line, Matcher socket) {
        String starts = socket.group(3) == null ? "" : socket.group(3);
        Map<String, String> properties =
                Map.of("Listen", Neutral.text(socket.group(1), 200), "Triggers", Neutral.text(starts, 200));
        found.fact(new ServiceState(
                Neutral.text(socket.group(2), 200),
                ServiceState.Condition.RUNNING,
                null,
                properties,
                found.quote(line)));
    }
}
