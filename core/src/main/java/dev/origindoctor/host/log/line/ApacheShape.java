package dev.origindoctor.host.log.line;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of Apache's error log: with its own time, or without where syslog keeps the time or the server only starts. */
final class ApacheShape {
    private static final String LEVELED = "\\[(?:[a-z0-9_-]*:)?" + LogFormat.LEVEL + "\\] ";
    private static final String PROCESS = "(\\[pid [0-9]+(?::tid [0-9]+)?\\] )";
    private static final Pattern OWN =
            Pattern.compile(LogFormat.WRAPPED + "\\[(" + LogFormat.LONG + ")\\] " + LEVELED + PROCESS + "?(.*)");
    private static final Pattern SYSLOG =
            Pattern.compile("\\[[a-z0-9_-]+:" + LogFormat.LEVEL + "\\] " + PROCESS + "(.*)");
    private static final Pattern START = Pattern.compile(
            "((?:\\([0-9]+\\)[^:]{1,60}: )?(?:AH[0-9]{5}: |make_sock: ).*|no listening sockets available.*)");
    /** Apache names the client before or after the number of a system's error, and some modules name it again. */
    private static final Pattern CLIENT = Pattern.compile(
            "(\\([0-9]+\\)[^:]{1,60}: )?\\[client ([^\\]]{1,80})\\] (?:\\[client [^\\]]{1,80}\\] )?(.*)");

    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

    private ApacheShape() {}

    /** The line, with the time that a head before it has where it has none of its own. */
    static Optional<LogLine> read(String text, @Nullable String stamp) {
        Matcher own = OWN.matcher(text);
        if (own.matches()) {
            return Optional.of(line(own.group(1), own.group(2) != null, own.group(3)));
        }
        Matcher syslog = SYSLOG.matcher(text);
        if (syslog.matches()) {
            return Optional.of(line(stamp, true, syslog.group(2)));
        }
        Matcher start = START.matcher(text);
        return start.matches() ? Optional.of(new LogLine("apache", stamp, null, start.group(1))) : Optional.empty();
    }

    private static LogLine line(@Nullable String stamp, boolean process, String message) {
        Matcher client = CLIENT.matcher(message);
        return client.matches()
                ? new LogLine(
                        "apache",
                        stamp,
                        address(client.group(2), process),
                        Objects.requireNonNullElse(client.group(1), "") + client.group(3))
                : new LogLine("apache", stamp, null, message);
    }

    /** Who writes the process (since 2.4) also writes a port behind the address, an IPv6 address without brackets. */
    private static String address(String client, boolean port) {
        return port || client.contains(".") ? PORT.matcher(client).replaceFirst("") : client;
    }
}
