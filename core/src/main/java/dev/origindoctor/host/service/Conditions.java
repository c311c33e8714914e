package dev.origindoctor.host.service;

import dev.origindoctor.host.service.ServiceState.Condition;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From systemd's words for a state to one of ours. */
final class Conditions {
    private static final Pattern TIMESTAMP =
            Pattern.compile("(?:[A-Za-z]{3} )?([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9]{2}:[0-9]{2}:[0-9]{2}) (UTC|GMT)");

    private Conditions() {}

    static Condition of(Map<String, String> properties) {
        String load = properties.getOrDefault("LoadState", "loaded");
        String active = properties.getOrDefault("ActiveState", "");
        String sub = properties.getOrDefault("SubState", "");
        if (load.equals("masked") && !active.equals("active")) {
            return Condition.MASKED;
        }
        return load.equals("not-found") ? Condition.NOT_INSTALLED : of(active, sub);
    }

    static Condition of(String active, String sub) {
        return switch (active) {
            case "active", "reloading" -> sub.equals("exited") ? Condition.EXITED : Condition.RUNNING;
            case "activating" -> sub.startsWith("auto-restart") ? Condition.RESTARTING : Condition.STARTING;
            case "deactivating" -> Condition.STOPPING;
            case "failed" -> Condition.FAILED;
            case "inactive" -> Condition.STOPPED;
            default -> bySub(sub);
        };
    }

    /** Listings that leave the active state out still have the finer one. */
    private static Condition bySub(String sub) {
        return switch (sub) {
            case "running", "listening" -> Condition.RUNNING;
            case "exited" -> Condition.EXITED;
            case "dead" -> Condition.STOPPED;
            case "failed" -> Condition.FAILED;
            case "auto-restart" -> Condition.RESTARTING;
            default -> Condition.UNKNOWN;
        };
    }

    static @Nullable Instant since(Condition condition, Map<String, String> properties) {
        boolean up = condition == Condition.RUNNING || condition == Condition.EXITED;
        String preferred = up ? "ActiveEnterTimestamp" : "InactiveEnterTimestamp";
        String text = properties.getOrDefault("StateChangeTimestamp", "");
        return instant(properties.getOrDefault(preferred, text));
    }

    /** Only universal time can be placed: the short names of other zones mean several things. */
    static @Nullable Instant instant(String text) {
        Matcher time = TIMESTAMP.matcher(text);
        if (!time.find()) {
            return null;
        }
        try {
            return LocalDateTime.parse(time.group(1) + "T" + time.group(2), DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
