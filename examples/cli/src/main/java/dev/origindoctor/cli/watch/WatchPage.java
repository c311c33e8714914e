package dev.origindoctor.cli.watch;

import dev.origindoctor.cli.console.TimeSpan;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.language.Language;
import dev.origindoctor.language.Phrases;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.watch.Look;
import dev.origindoctor.watch.Status;
import dev.origindoctor.watch.WatchEvent;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A watch's events as lines for people. */
final class WatchPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final ZoneId zone;
    private final Language words;

    WatchPage(ZoneId zone, Language words) {
        this.zone = zone;
        this.words = words;
    }

    /** What is said before the first look. */
    String began(String host, Duration every) {
        return words.say("watch.began", host, time(every));
    }

    /** What is said when it ends. */
    String ended(long looks, long failed, Status status) {
        return words.say("watch.ended", looks, failed, words.say("watch.status." + status.id()));
    }

    /** One line, or null where the event is nothing to tell of. */
    @Nullable
    String line(WatchEvent event) {
        String text = text(event);
        return text == null ? null : TIME.format(event.at().atZone(zone)) + "  " + text;
    }

    private @Nullable String text(WatchEvent event) {
        if (event instanceof WatchEvent.Broke broke) {
            return words.say("watch.broke", why(broke.look()));
        }
        if (event instanceof WatchEvent.Changed changed) {
            return words.say("watch.changed", why(changed.look()));
        }
        if (event instanceof WatchEvent.Recovered recovered) {
            return words.say("watch.recovered", time(recovered.after()));
        }
        if (event instanceof WatchEvent.Healthy) {
            return words.say("watch.status.healthy");
        }
        if (event instanceof WatchEvent.FlappingBegan flapping) {
            return words.say("watch.flapping", percent(flapping.failing()));
        }
        if (event instanceof WatchEvent.FlappingEnded ended) {
            return words.say(
                    "watch.settled", words.say("watch.status." + ended.status().id()));
        }
        if (event instanceof WatchEvent.CertificateEnds ends) {
            long days = ChronoUnit.DAYS.between(ends.at(), ends.notAfter());
            return days < 0 ? words.say("watch.certificate_ended") : words.say("watch.certificate_ends", days);
        }
        if (event instanceof WatchEvent.RangesChanged changed) {
            return words.say(
                    "watch.ranges_changed",
                    String.join(" ", changed.difference().lines()));
        }
        return null;
    }

    private String why(Look look) {
        List<String> parts = new ArrayList<>();
        Integer status = look.status();
        parts.add(
                status == null
                        ? words.say("watch.no_status")
                        : status
                                + Edge.statusTitle(status)
                                        .map(title -> " " + title)
                                        .orElse(""));
        Fault fault = look.fault();
        if (fault != null) {
            parts.add(words.say("report.named", words.say(Phrases.title(fault)), fault.id()));
        }
        Cause cause = look.cause();
        if (cause != null) {
            parts.add(words.say("watch.likeliest", words.say(Phrases.title(cause)), cause.id()));
        }
        if (look.share() < 1) {
            parts.add(words.say("watch.share", percent(look.share())));
        }
        return String.join(words.say("report.comma"), parts);
    }

    private static long percent(double share) {
        return Math.round(100 * share);
    }

    static String time(Duration duration) {
        return TimeSpan.text(duration.toSeconds());
    }
}
