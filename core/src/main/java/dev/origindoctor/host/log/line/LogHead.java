package dev.origindoctor.host.log.line;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What syslog, the journal, the kernel's own buffer and container tools write before a message.
 *
 * @param tag who they say wrote it, or null
 * @param stamp the time as written, or null
 * @param message the rest
 */
record LogHead(@Nullable String tag, @Nullable String stamp, String message) {
    static final String ISO =
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,9})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?";
    private static final String CLOCK = "[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?";
    private static final String MONTH = "[\\p{L}]{2,6}\\.?";
    private static final String STAMP = "("
            + String.join(
                    "|",
                    ISO,
                    "(?:[0-9]{4} )?" + MONTH + " {1,2}[0-9]{1,2} " + CLOCK,
                    "[0-9]{1,2}[\u6708\uc6d4] {1,2}[0-9]{1,2} " + CLOCK,
                    "[0-9]{1,2}\\.? " + MONTH + " " + CLOCK,
                    "[A-Z][a-z]{2} " + MONTH + " {1,2}[0-9]{1,2} " + CLOCK + " [0-9]{4}",
                    "[A-Z][a-z]{2} [0-9]{4}-[0-9]{2}-[0-9]{2} " + CLOCK + " [A-Z0-9+-]{1,6}",
                    "[0-9]{9,10}\\.[0-9]{3,6}")
            + ")";
    private static final String TAG = "([A-Za-z0-9_./@-]{1,60})(?:\\[[^\\]]{0,20}\\])?: ?(.*)";
    private static final String PRIORITY = "(?:<[0-9]{1,4}>)?";

    /** What ends with a colon is no host: some write none. */
    private static final Pattern SYSLOG =
            Pattern.compile(PRIORITY + STAMP + " (?:\\S*[^\\s:] +| )?(?:[a-z0-9]{3,10}\\.[a-z]{3,7} )?" + TAG);
    /** RFC 5424, section 6: version, time, host, program, process, kind of message, data, message. */
    private static final Pattern SYSLOG_PROTOCOL = Pattern.compile(PRIORITY + "1 (" + ISO
            + ") \\S+ ([A-Za-z0-9_./@-]{1,60}) \\S+ \\S+ (?:-|(?:\\[[^\\]]{0,2000}\\]){1,20}) ?\uFEFF?(.*)");

    private static final Pattern KERNEL = Pattern.compile(PRIORITY + "(?:[a-z]{3,8} *:[a-z]{3,8} *: )?\\[("
            + "(?: *[0-9]+\\.[0-9]{6})|[A-Z][a-z]{2} [A-Z][a-z]{2} [ 0-9]?[0-9] " + CLOCK
            + " [0-9]{4}|[A-Z][a-z]{2} ?[0-9]{1,2} [0-9:]{5}| +\\+[0-9.]+)\\] ?(?:\\[ *[TC][0-9]+\\] ?)?(.*)");
    /** {@code dmesg --time-format=iso}: who else writes a comma and a zone names a host and a program. */
    private static final Pattern KERNEL_ISO = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2},[0-9]{6}[+-][0-9:]{5}) (?!\\S*[^\\s:] [A-Za-z0-9_./@-]{1,60}(?:\\[[^\\]]{0,20}\\])?: )(.*)");
    /** {@code journalctl -o short-monotonic}, and what systemd writes into the kernel's own buffer. */
    private static final Pattern SINCE_START =
            Pattern.compile("(?:\\S+ |(?=systemd\\[1\\]))(kernel|systemd)(?:\\[1\\])?: (.*)");

    private static final Pattern BARE_KERNEL = Pattern.compile("<[0-9]{1,3}>(?=\\S)(.*)");
    private static final Pattern CONTAINER =
            Pattern.compile("(" + ISO + ") (?:std(?:out|err) [FP] )?((?:[0-9]{4}/[0-9]{2}/[0-9]{2} |\\[[A-Z]).*)");

    private static final int LAST_CLOCK = 22;

    private static final List<Function<String, Optional<LogHead>>> FORMS =
            List.of(LogHead::journal, LogHead::kernel, LogHead::protocol, LogHead::container, LogHead::syslog);

    /** What stands before the message of that line; a line that begins with its message has no head. */
    static LogHead of(String text) {
        return FORMS.stream()
                .flatMap(form -> form.apply(text).stream())
                .findFirst()
                .orElseGet(() -> new LogHead(null, null, text));
    }

    private static Optional<LogHead> journal(String text) {
        return text.startsWith("{") ? JsonLine.read(text) : Optional.empty();
    }

    private static Optional<LogHead> kernel(String text) {
        int clock = text.indexOf('[');
        Matcher line = KERNEL.matcher(text);
        // a clock stands first, behind a priority or two words at most: most lines need no closer look
        if (clock >= 0 && clock <= LAST_CLOCK && line.matches()) {
            Matcher since = SINCE_START.matcher(line.group(2));
            return since.matches()
                    ? Optional.of(new LogHead(since.group(1), line.group(1).strip(), since.group(2)))
                    : Optional.of(new LogHead("kernel", line.group(1).strip(), line.group(2)));
        }
        Matcher iso = KERNEL_ISO.matcher(text);
        if (iso.matches()) {
            return Optional.of(new LogHead("kernel", iso.group(1), iso.group(2)));
        }
        Matcher bare = BARE_KERNEL.matcher(text);
        boolean only = bare.matches()
                && !SYSLOG.matcher(text).matches()
                && !SYSLOG_PROTOCOL.matcher(text).matches();
        return only ? Optional.of(new LogHead("kernel", null, bare.group(1))) : Optional.empty();
    }

    private static Optional<LogHead> protocol(String text) {
        return tagged(SYSLOG_PROTOCOL.matcher(text));
    }

    private static Optional<LogHead> container(String text) {
        Matcher line = CONTAINER.matcher(text);
        return line.matches() ? Optional.of(new LogHead(null, line.group(1), line.group(2))) : Optional.empty();
    }

    private static Optional<LogHead> syslog(String text) {
        return tagged(SYSLOG.matcher(text));
    }

    private static Optional<LogHead> tagged(Matcher line) {
        return Stream.of(line)
                .filter(Matcher::matches)
                .map(found -> new LogHead(found.group(2), found.group(1), found.group(3)))
                .findFirst();
    }
}
