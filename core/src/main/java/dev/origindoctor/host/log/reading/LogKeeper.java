package dev.origindoctor.host.log.reading;

import dev.origindoctor.host.log.LogCount;
import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.host.log.LogTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts every entry of a log and keeps, of each kind, those nearest to the failure. */
final class LogKeeper {
    private static final int FEW = 100;
    private static final int MANY = 2000;

    private final Instant around;
    private final Map<LogEvent, List<LogEntry>> kept = new EnumMap<>(LogEvent.class);
    private final Map<LogEvent, Tally> tallies = new EnumMap<>(LogEvent.class);

    private static final class Tally {
        private int count;
        private @Nullable LogTime first;
        private @Nullable LogTime last;

        private void add(@Nullable LogTime time) {
            count++;
            if (time != null) {
                first = first == null || time.instant().isBefore(first.instant()) ? time : first;
                last = last == null || time.instant().isAfter(last.instant()) ? time : last;
            }
        }
    }

    LogKeeper(Instant around) {
        this.around = around;
    }

    void add(LogEntry entry) {
        tallies.computeIfAbsent(entry.event(), event -> new Tally()).add(entry.time());
        List<LogEntry> list = kept.computeIfAbsent(entry.event(), event -> new ArrayList<>());
        list.add(entry);
        if (list.size() >= 2 * limit(entry.event())) {
            trim(list, entry.event());
        }
    }

    /** Whose address was banned or blocked is the point of these: more of them are kept. */
    private static int limit(LogEvent event) {
        return switch (event) {
            case BANNED, UNBANNED, PACKET_BLOCKED -> MANY;
            default -> FEW;
        };
    }

    private void trim(List<LogEntry> list, LogEvent event) {
        list.sort(Comparator.comparing(this::distance));
        list.subList(Math.min(list.size(), limit(event)), list.size()).clear();
    }

    private Duration distance(LogEntry entry) {
        LogTime time = entry.time();
        return time == null
                ? Duration.ofSeconds(Long.MAX_VALUE)
                : Duration.between(time.instant(), around).abs();
    }

    List<LogEntry> entries() {
        List<LogEntry> all = new ArrayList<>();
        kept.forEach((event, list) -> {
            trim(list, event);
            all.addAll(list);
        });
        return all;
    }

    List<LogCount> counts(String source) {
        List<LogCount> counts = new ArrayList<>();
        tallies.forEach(
                (event, tally) -> counts.add(new LogCount(event, source, tally.count, tally.first, tally.last)));
        return counts;
    }
}
