package dev.origindoctor.host.webserver;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which sections for some versions of Apache are read: those for 2.4, which is the only one that is still kept up. */
final class ApacheVersion {
    private static final Pattern CONDITION =
            Pattern.compile("!?(=|==|<|<=|>|>=)? ?([0-9]+)(?:\\.([0-9]+))?(?:\\.[0-9]+)?");

    private ApacheVersion() {}

    /** Whether the newest 2.4 meets the condition, whatever negates it; one that is not understood is taken to hold. */
    static boolean holds(List<String> condition) {
        Matcher wanted = CONDITION.matcher(String.join(" ", condition));
        if (!wanted.matches()) {
            return true;
        }
        int order = order(number(wanted.group(2)), number(wanted.group(3)));
        return switch (wanted.group(1) == null ? "=" : wanted.group(1)) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> order == 0;
        };
    }

    /** How 2.4 stands to that version; the newest is younger than each release that is named. */
    private static int order(int major, int minor) {
        int series = major == 2 ? Integer.compare(4, minor) : Integer.compare(2, major);
        return series == 0 ? 1 : series;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits.substring(0, Math.min(4, digits.length())));
    }
}
