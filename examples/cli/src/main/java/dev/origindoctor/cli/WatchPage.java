package dev.origindoctor.cli;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.watch.Look;
import dev.origindoctor.watch.WatchEvent;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A watch's events as lines for people. */
final class WatchPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final ZoneId zone;

    WatchPage(ZoneId zone) {
        this.zone = zone;
    }

    /** One line, or null where the event is nothing to tell of. */
    @Nullable
    String line(WatchEvent event) {
        String text = text(event);
        return text == null ? null : TIME.format(event.at().atZone(zone)) + "  " + text;
    }

    private @Nullable String text(WatchEvent event) {
        if (event instanceof WatchEvent.Broke broke) {
            return "broken: " + why(broke.look());
        }
        if (event instanceof WatchEvent.Changed changed) {
            return "broken in another way: " + why(changed.look());
        }
        if (event instanceof WatchEvent.Recovered recovered) {
            return "healthy again, recovered after " + time(recovered.after());
        }
        if (event instanceof WatchEvent.Healthy) {
            return "healthy";
        }
        if (event instanceof WatchEvent.FlappingBegan flapping) {
            return String.format(
                    Locale.ROOT,
                    "flapping: comes and goes, %.0f %% of the last looks failed",
                    100 * flapping.failing());
        }
        if (event instanceof WatchEvent.FlappingEnded ended) {
            return "settled: " + ended.status().id();
        }
        if (event instanceof WatchEvent.CertificateEnds ends) {
            long days = ChronoUnit.DAYS.between(ends.at(), ends.notAfter());
            return days < 0 ? "the certificate has ended" : "the certificate ends in " + days + " days";
        }
        if (event instanceof WatchEvent.RangesChanged changed) {
            return "the edge's published ranges have changed: "
                    + String.join(" ", changed.difference().lines());
        }
        return null;
    }

    private static String why(Look look) {
        StringBuilder why = new StringBuilder();
        Integer status = look.status();
        if (status != null) {
            why.append(status);
            Edge.statusTitle(status).ifPresent(title -> why.append(" ").append(title));
        } else {
            why.append("no error status of the edge's");
        }
        Fault fault = look.fault();
        if (fault != null) {
            why.append(", ").append(fault.id());
        }
        Cause cause = look.cause();
        if (cause != null) {
            why.append(", likeliest ").append(cause.id());
        }
        if (look.share() < 1) {
            why.append(String.format(Locale.ROOT, ", %.0f %% of connections", 100 * look.share()));
        }
        return why.toString();
    }

    static String time(Duration duration) {
        return ProgressBar.time(duration.toSeconds());
    }
}
