package dev.origindoctor.host.log;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Places the times that logs write: with or without a year, a zone, or anything but seconds since the start. */
final class LogTimes {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final String CLOCK = "([0-9]{2}):([0-9]{2}):([0-9]{2})";
    private static final Pattern DATED = Pattern.compile(
            "([0-9]{4})[-/]([0-9]{2})[-/]([0-9]{2})[T ]" + CLOCK + "(?:[.,][0-9]+)?(Z|[+-][0-9]{2}:?[0-9]{2})?");
    private static final Pattern LONG =
            Pattern.compile("[A-Z][a-z]{2} ([A-Z][a-z]{2}) +([0-9]{1,2}) " + CLOCK + "(?:\\.[0-9]+)? ([0-9]{4})");
    private static final Pattern SHORT = Pattern.compile("([A-Z][a-z]{2}) +([0-9]{1,2}) " + CLOCK);
    private static final Pattern NUMBERED = Pattern.compile("([0-9]{1,2})\u6708 +([0-9]{1,2}) " + CLOCK);
    private static final Pattern UPTIME = Pattern.compile("([0-9]{1,10})\\.([0-9]{6})");
    /** A clock may be wrong, or behind by a zone: a day is not the future yet. */
    private static final Duration SLACK = Duration.ofDays(1);

    private final LogContext context;

    LogTimes(LogContext context) {
        this.context = context;
    }

    /** When that was, or null where it cannot be placed. */
    @Nullable
    LogTime place(@Nullable String stamp) {
        if (stamp == null) {
            return null;
        }
        try {
            return tryPlace(stamp);
        } catch (DateTimeException e) {
            // a date that no calendar has, such as February 30
            return null;
        }
    }

    private @Nullable LogTime tryPlace(String stamp) {
        Matcher dated = DATED.matcher(stamp);
        if (dated.matches()) {
            int[] day = {number(dated, 1), number(dated, 2), number(dated, 3)};
            return zoned(
                    LocalDateTime.of(day[0], day[1], day[2], number(dated, 4), number(dated, 5), second(dated, 6)),
                    dated.group(7));
        }
        Matcher full = LONG.matcher(stamp);
        if (full.matches()) {
            int month = MONTHS.indexOf(full.group(1)) + 1;
            return zoned(
                    LocalDateTime.of(
                            number(full, 6), month, number(full, 2), number(full, 3), number(full, 4), second(full, 5)),
                    null);
        }
        Matcher uptime = UPTIME.matcher(stamp);
        if (uptime.matches()) {
            Instant boot = context.boot();
            return boot == null ? null : LogTime.exact(boot.plusSeconds(Long.parseLong(uptime.group(1))));
        }
        return withoutYear(stamp);
    }

    private @Nullable LogTime withoutYear(String stamp) {
        Matcher named = SHORT.matcher(stamp);
        Matcher numbered = NUMBERED.matcher(stamp);
        boolean one = named.matches();
        if (!one && !numbered.matches()) {
            return null;
        }
        Matcher line = one ? named : numbered;
        int month = one ? MONTHS.indexOf(named.group(1)) + 1 : number(numbered, 1);
        ZoneId zone = context.zoneOrUtc();
        Instant latest = context.takenAt().plus(SLACK);
        int newest = latest.atZone(zone).getYear();
        // eight years hold a 29 February even around a year such as 2100
        for (int year = newest; year > newest - 9; year--) {
            if (month == 2 && number(line, 2) == 29 && !java.time.Year.isLeap(year)) {
                continue;
            }
            Instant instant = LocalDateTime.of(
                            year, month, number(line, 2), number(line, 3), number(line, 4), second(line, 5))
                    .atZone(zone)
                    .toInstant();
            if (!instant.isAfter(latest)) {
                return new LogTime(instant, true, true);
            }
        }
        return null;
    }

    private LogTime zoned(LocalDateTime time, @Nullable String offset) {
        if (offset == null) {
            return new LogTime(time.atZone(context.zoneOrUtc()).toInstant(), false, true);
        }
        String iso = offset.length() == 5 ? offset.substring(0, 3) + ":" + offset.substring(3) : offset;
        return LogTime.exact(time.toInstant(ZoneOffset.of(iso)));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** A leap second is written as 60. */
    private static int second(Matcher matcher, int group) {
        return Math.min(59, number(matcher, group));
    }
}
