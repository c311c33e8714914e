package dev.origindoctor.host.log.reading;

import dev.origindoctor.host.log.LogTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Places the times that logs write: with or without a year, a zone, or anything but seconds since the start. */
final class LogTimes {
    private static final String CLOCK = "([0-9]{2}):([0-9]{2}):([0-9]{2})(?:[.,][0-9]{1,9})?";
    private static final String NAME = "([\\p{L}]{2,6}\\.?)";
    private static final Pattern DATED = Pattern.compile(
            "(?:[A-Z][a-z]{2} )?([0-9]{4})[-/]([0-9]{2})[-/]([0-9]{2})[T ]" + CLOCK + " ?([A-Z0-9+:-]{1,6})?");
    private static final Pattern LONG =
            Pattern.compile("[A-Z][a-z]{2} " + NAME + " +([0-9]{1,2}) " + CLOCK + " ([0-9]{4})");
    private static final Pattern YEAR_FIRST = Pattern.compile("([0-9]{4}) " + NAME + " +([0-9]{1,2}) " + CLOCK);
    private static final Pattern SHORT = Pattern.compile(NAME + " +([0-9]{1,2}) " + CLOCK);
    private static final Pattern DAY_FIRST = Pattern.compile("([0-9]{1,2})\\.? " + NAME + " " + CLOCK);
    private static final Pattern DASHED =
            Pattern.compile("([0-9]{2})-" + NAME + "-([0-9]{4}) " + CLOCK + "(?: ([A-Za-z_/+-]{1,40}))?");
    private static final Pattern NUMBERED = Pattern.compile("([0-9]{1,2})[\u6708\uc6d4] +([0-9]{1,2}) " + CLOCK);
    private static final Pattern UPTIME = Pattern.compile("([0-9]{1,8})\\.([0-9]{6})");
    private static final Pattern SECONDS = Pattern.compile("([0-9]{9,10})\\.[0-9]{3,7}");
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
            return zoned(date(number(dated, 1), number(dated, 2), number(dated, 3), dated, 4), dated.group(7));
        }
        Matcher full = LONG.matcher(stamp);
        if (full.matches()) {
            return zoned(date(number(full, 6), month(full.group(1)), number(full, 2), full, 3), null);
        }
        Matcher first = YEAR_FIRST.matcher(stamp);
        if (first.matches()) {
            return zoned(date(number(first, 1), month(first.group(2)), number(first, 3), first, 4), null);
        }
        Matcher dashed = DASHED.matcher(stamp);
        if (dashed.matches()) {
            LocalDateTime date = date(number(dashed, 3), month(dashed.group(2)), number(dashed, 1), dashed, 4);
            String zone = dashed.group(7);
            return zone == null
                    ? zoned(date, null)
                    : LogTime.exact(date.atZone(ZoneId.of(zone)).toInstant());
        }
        Matcher seconds = SECONDS.matcher(stamp);
        if (seconds.matches()) {
            return LogTime.exact(Instant.ofEpochSecond(Long.parseLong(seconds.group(1))));
        }
        Matcher uptime = UPTIME.matcher(stamp);
        if (uptime.matches()) {
            Instant boot = context.boot();
            return boot == null ? null : LogTime.exact(boot.plusSeconds(Long.parseLong(uptime.group(1))));
        }
        return withoutYear(stamp);
    }

    private static LocalDateTime date(int year, int month, int day, Matcher line, int clock) {
        return LocalDateTime.of(
                year, month, day, number(line, clock), number(line, clock + 1), second(line, clock + 2));
    }

    /** A month that no language of ours has is none: the date cannot be placed. */
    private static int month(String name) {
        return MonthNames.number(name).orElse(0);
    }

    private @Nullable LogTime withoutYear(String stamp) {
        Matcher named = SHORT.matcher(stamp);
        if (named.matches()) {
            return latest(month(named.group(1)), number(named, 2), named);
        }
        Matcher numbered = NUMBERED.matcher(stamp);
        if (numbered.matches()) {
            return latest(number(numbered, 1), number(numbered, 2), numbered);
        }
        Matcher day = DAY_FIRST.matcher(stamp);
        return day.matches() ? latest(month(day.group(2)), number(day, 1), day) : null;
    }

    /** The latest such day that does not lie in the future. */
    private @Nullable LogTime latest(int month, int day, Matcher line) {
        ZoneId zone = context.zoneOrUtc();
        Instant latest = context.takenAt().plus(SLACK);
        int newest = latest.atZone(zone).getYear();
        // eight years hold a 29 February even around a year such as 2100
        for (int year = newest; year > newest - 9; year--) {
            if (month == 2 && day == 29 && !java.time.Year.isLeap(year)) {
                continue;
            }
            Instant instant = date(year, month, day, line, 3).atZone(zone).toInstant();
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
        if (offset.equals("UTC") || offset.equals("GMT")) {
            return LogTime.exact(time.toInstant(ZoneOffset.UTC));
        }
        if (!offset.equals("Z") && !offset.matches("[+-].*")) {
            // the short names of other zones mean several things; the machine's own wrote this one
            return new LogTime(time.atZone(context.zoneOrUtc()).toInstant(), false, true);
        }
        return LogTime.exact(time.toInstant(ZoneOffset.of(offset)));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** A leap second is written as 60. */
    private static int second(Matcher matcher, int group) {
        return Math.min(59, number(matcher, group));
    }
}
