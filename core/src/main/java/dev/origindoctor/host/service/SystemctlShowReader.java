package dev.origindoctor.host.service;

import dev.origindoctor.host.service.ServiceState.Condition;
import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Extraction;
import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.Neutral;
import dev.origindoctor.host.source.SourceText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code systemctl show}: a property a line, units divided by an empty line. */
public final class SystemctlShowReader {
    /** What is kept: properties that tell how a unit fares or what bounds it. Commands and environments may hold secrets. */
    private static final Set<String> KEPT = Set.of(
            "LoadState",
            "ActiveState",
            "SubState",
            "Result",
            "ExecMainCode",
            "ExecMainStatus",
            "NRestarts",
            "MainPID",
            "Restart",
            "ActiveEnterTimestamp",
            "InactiveEnterTimestamp",
            "StateChangeTimestamp",
            "ExecMainExitTimestamp",
            "UnitFileState",
            "LimitNOFILE",
            "LimitNOFILESoft",
            "TasksMax",
            "TasksCurrent",
            "MemoryMax",
            "MemoryHigh",
            "MemoryCurrent",
            "OOMPolicy",
            "IPAddressAllow",
            "IPAddressDeny",
            "SocketBindDeny",
            "RestrictAddressFamilies",
            "PrivateNetwork",
            "ControlGroup");

    private final Extraction<ServiceState> found;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private @Nullable String unit;
    private @Nullable Line state;
    private boolean any;
    private String last = "";

    private SystemctlShowReader(SourceText source) {
        found = new Extraction<>(source);
    }

    /** The units in that text. */
    public static Extract<ServiceState> read(SourceText source) {
        SystemctlShowReader reader = new SystemctlShowReader(source);
        for (Line line : Line.of(source.text())) {
            reader.line(line);
        }
        reader.end();
        return reader.found.done();
    }

    private void line(Line line) {
        int equals = line.text().indexOf('=');
        if (line.blank()) {
            end();
        } else if (equals < 1 || !line.text().substring(0, equals).matches("[A-Za-z0-9]+")) {
            further(line);
        } else {
            property(
                    line,
                    line.text().substring(0, equals),
                    line.text().substring(equals + 1).strip());
        }
    }

    /** A value that was given over several lines goes on in the next one; of those that are kept, none is. */
    private void further(Line line) {
        if (!any || KEPT.contains(last)) {
            found.notUnderstood(line, "not a property");
        }
    }

    private void property(Line line, String name, String value) {
        any = true;
        last = name;
        if (name.equals("Id") || (name.equals("Names") && unit == null)) {
            unit = Neutral.text(value.split(" ")[0], 200);
        }
        if (name.equals("ActiveState") || (state == null && name.equals("SubState"))) {
            state = line;
        }
        if (KEPT.contains(name)) {
            properties.put(name, Neutral.text(value, 300));
        }
    }

    private void end() {
        if (any) {
            Line at = state == null ? new Line(0, "") : state;
            Condition condition = Conditions.of(properties);
            String named = unit == null ? "(a unit without a name)" : unit;
            found.fact(new ServiceState(
                    named, condition, Conditions.since(condition, properties), properties, found.quote(at)));
        }
        properties.clear();
        unit = null;
        state = null;
        any = false;
    }
}
