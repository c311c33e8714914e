package dev.origindoctor.host.reading;

import dev.origindoctor.host.HostEvidenceBuilder;
import dev.origindoctor.host.access.HostAccess;
import dev.origindoctor.host.access.HostSources;
import dev.origindoctor.host.log.LogCount;
import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.log.LogTime;
import dev.origindoctor.host.log.reading.LogContext;
import dev.origindoctor.host.log.reading.LogReader;
import dev.origindoctor.host.source.SourceText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the logs of a machine tell; the same line in two logs is told once. */
final class LogPart {
    private static final Duration SAME = Duration.ofSeconds(2);

    private final Sources sources;
    private final HostAccess access;
    private final Instant around;
    private final List<LogEntry> entries = new ArrayList<>();
    private final List<LogCount> counts = new ArrayList<>();

    LogPart(Sources sources, HostAccess access, Instant around) {
        this.sources = sources;
        this.access = access;
        this.around = around;
    }

    void read(HostEvidenceBuilder evidence, Set<String> named) {
        ZoneId zone = sources.text(HostSources.ZONE).map(LogPart::zone).orElse(null);
        LogContext files = new LogContext(access.takenAt(), around, zone, boot());
        // commands are run in universal time
        LogContext commands = new LogContext(access.takenAt(), around, ZoneOffset.UTC, files.boot());
        Optional<SourceText> journal = sources.text(HostSources.JOURNAL_KERNEL)
                .filter(text -> !text.text().isBlank());
        journal.ifPresent(text -> log(text, commands));
        if (journal.isEmpty()) {
            sources.text(HostSources.DMESG).ifPresent(text -> log(text, commands));
        }
        sources.text(HostSources.JOURNAL_UNITS).ifPresent(text -> log(text, commands));
        sources.texts(HostSources.LOGS).forEach(text -> log(text, files));
        sources.texts(HostSources.LOGS_OF_SITES).forEach(text -> log(text, files));
        named.stream()
                .filter(path -> !sources.asked(path))
                .forEach(path -> sources.text(access.log(path)).ifPresent(text -> log(text, files)));
        evidence.log(once()).logCounts(counts);
    }

    private void log(SourceText text, LogContext context) {
        LogReader.Told told = LogReader.read(text, context);
        entries.addAll(sources.facts(told.entries()));
        counts.addAll(told.counts());
    }

    private @Nullable Instant boot() {
        Optional<String> seconds =
                sources.text(HostSources.UPTIME).map(text -> text.text().strip().split("[. ]")[0]);
        return seconds.filter(text -> text.matches("[0-9]{1,10}"))
                .map(text -> access.takenAt().minusSeconds(Long.parseLong(text)))
                .orElse(null);
    }

    private static @Nullable ZoneId zone(SourceText text) {
        try {
            return ZoneOffset.of(text.text().strip());
        } catch (DateTimeException e) {
            // a folder that somebody else made may hold anything
            return null;
        }
    }

    private List<LogEntry> once() {
        Map<String, List<LogEntry>> seen = new HashMap<>();
        List<LogEntry> kept = new ArrayList<>();
        for (LogEntry entry : entries) {
            List<LogEntry> alike = seen.computeIfAbsent(entry.event() + " " + entry.facts(), key -> new ArrayList<>());
            boolean again = alike.stream()
                    .anyMatch(other ->
                            !other.quote().source().equals(entry.quote().source()) && same(other.time(), entry.time()));
            if (!again) {
                alike.add(entry);
                kept.add(entry);
            }
        }
        kept.sort(Comparator.comparing(LogPart::instant));
        return kept;
    }

    private static boolean same(@Nullable LogTime one, @Nullable LogTime other) {
        return one != null && other != null && one.within(SAME, other.instant());
    }

    private static Instant instant(LogEntry entry) {
        LogTime time = entry.time();
        return time == null ? Instant.MAX : time.instant();
    }
}
