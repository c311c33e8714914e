package dev.origindoctor.host.log.line;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The shapes that lines of logs have. Who wrote a line is told by its shape, never by words in the message: a request
 * can hold any words, and clients choose it.
 */
public final class LogFormat {
    private static final String SLASHED = "[0-9]{4}/[0-9]{2}/[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}";
    static final String LONG =
            "[A-Z][a-z]{2} [A-Z][a-z]{2} [ 0-9]?[0-9] [0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})? [0-9]{4}";
    static final String LEVEL = "(?:trace[1-8]|debug|info|notice|warn|error|crit|alert|emerg)";
    /** What container tools and wrappers put before a line. */
    static final String WRAPPED = "(?:[^\"\\[\\]]{0,60}?[|:#] +)?";

    private static final Pattern NGINX =
            Pattern.compile(WRAPPED + "(" + SLASHED + ") \\[(" + LEVEL + ")\\] [0-9]+#[0-9]+: (?:\\*[0-9]+ )?(.*)");
    private static final Pattern NGINX_START = Pattern.compile(
            WRAPPED + "nginx: (?:" + SLASHED + " )?\\[(emerg|alert|crit|error|warn)\\] (?:[0-9]+#[0-9]+: )?(.*)");
    private static final Pattern FAIL2BAN =
            Pattern.compile("(?:(" + LogHead.ISO + ") )?fail2ban\\.([a-z]{1,20})\\s*(?:\\[[0-9]+\\])?: (.*)");
    private static final Pattern LITESPEED = Pattern.compile(
            "(" + LogHead.ISO
                    + ") (?:\\[(?:ALERT|CRIT|CRITICAL|EMERG|ERROR|FATAL|INFO|NOTICE|STDERR|WARN)\\] (?:\\[[^\\]]{0,120}\\] ){0,3}|\\[UID:[0-9]+\\]\\[[0-9]+\\] )(.*)");

    /** PHP-FPM's own log; with its level in brackets where it writes to syslog, and with a stamp of its own before that. */
    private static final Pattern PHP = Pattern.compile(
            WRAPPED
                    + "\\[([0-9]{2}-[A-Z][a-z]{2}-[0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?(?: [A-Za-z_/+-]{1,40})?)\\] (.*)");

    private static final Pattern PHP_LEVEL = Pattern.compile(
            "(?:\\[?(?:ALERT|ERROR|WARNING|NOTICE|DEBUG)(?:\\]|:) (?:pid [0-9]+, [a-z0-9_]+\\(\\), line [0-9]+: )?)(.*)");
    private static final Pattern PHP_TAG = Pattern.compile("php[0-9.-]*-?fpm[0-9.]*");
    /** Caddy's, up to its message, which may be long (no step back into it); what follows tells of the request, and may be cut. */
    private static final Pattern CADDY = Pattern.compile(
            "\\{\"level\":\"(?:warn|error|panic|fatal)\",\"ts\":([0-9]{9,10}\\.[0-9]{3,7}),(?:\"logger\":\"[^\"]{0,60}\",)?\"msg\":\"((?:[^\"\\\\]++|\\\\.){0,2000}+)\".*");

    private static final Pattern HAPROXY_START =
            Pattern.compile("\\[(?:ALERT|WARNING)\\] +(?:[0-9]{3}/[0-9]{6} )?\\([0-9]+\\) : ");

    /** Programs whose messages are their own; those of others may hold a line of a web server. */
    private static final Map<String, String> TAGS = Map.ofEntries(
            Map.entry("kernel", "kernel"),
            Map.entry("systemd", "systemd"),
            Map.entry("init.scope", "systemd"),
            Map.entry("systemd-oomd", "oomd"),
            Map.entry("earlyoom", "oomd"),
            Map.entry("systemd-coredump", "crash"),
            Map.entry("abrt-hook-ccpp", "crash"),
            Map.entry("abrt-server", "crash"),
            Map.entry("lfd", "csf"),
            Map.entry("haproxy", "haproxy"),
            Map.entry("caddy", "caddy"),
            Map.entry("varnishd", "varnish"),
            Map.entry("varnish", "varnish"),
            Map.entry("rsyslogd", "logger"),
            Map.entry("systemd-journald", "logger"));

    private LogFormat() {}

    /** What a line without any head is taken for, by the log it stands in. */
    public static LogLine read(String text, String bare) {
        Optional<LogLine> whole = server(text, null);
        if (whole.isPresent()) {
            return whole.get();
        }
        LogHead head = LogHead.of(text);
        String tag = head.tag();
        if (tag == null) {
            boolean none = head.stamp() == null;
            return server(head.message(), head.stamp())
                    .orElseGet(() -> new LogLine(none ? bare : "other", head.stamp(), null, text.strip()));
        }
        String unit = tag.replaceFirst("\\.service$", "");
        String program = PHP_TAG.matcher(unit).matches() ? "php" : TAGS.getOrDefault(unit, "other");
        boolean shaped = program.equals("php") || program.equals("caddy");
        Optional<LogLine> own = shaped ? server(head.message(), head.stamp()) : Optional.empty();
        if (own.isPresent()) {
            return own.get();
        } else if (program.equals("php")) {
            return new LogLine(
                    "php", head.stamp(), null, leveled(head.message()).orElse(head.message()));
        } else if (!program.equals("other")) {
            String message = program.equals("kernel") ? bare(head.message()) : head.message();
            return new LogLine(program, head.stamp(), null, message);
        }
        return server(tag.startsWith("fail2ban.") ? tag + ": " + head.message() : head.message(), head.stamp())
                .orElseGet(() -> new LogLine("other", head.stamp(), null, head.message()));
    }

    /** A line of a web server or of fail2ban, which have shapes of their own. */
    private static Optional<LogLine> server(String text, @Nullable String stamp) {
        return (text.indexOf('#') > 0 || text.contains("nginx: ") ? nginx(text, stamp) : Optional.<LogLine>empty())
                .or(() -> text.contains("] [")
                                || text.contains("AH0")
                                || text.contains("make_sock")
                                || text.startsWith("no ")
                        ? ApacheShape.read(text, stamp)
                        : Optional.empty())
                .or(() -> text.contains("fail2ban.") ? fail2ban(text, stamp) : Optional.empty())
                .or(() -> text.contains(" [") ? litespeed(text) : Optional.empty())
                .or(() -> text.startsWith("{\"level\"") ? caddy(text) : Optional.empty())
                .or(() -> said(text).map(program -> new LogLine(program, stamp, null, text)))
                .or(() -> text.indexOf("] ") > 0 ? php(text) : Optional.empty());
    }

    private static Optional<LogLine> nginx(String text, @Nullable String stamp) {
        Matcher line = NGINX.matcher(text);
        if (line.matches()) {
            String message = line.group(3).replaceFirst("^\\[client [^\\]]{1,80}\\] ", "");
            return Optional.of(new LogLine(nginx(line.group(2)), line.group(1), null, message));
        }
        Matcher start = NGINX_START.matcher(text);
        return start.matches()
                ? Optional.of(new LogLine(nginx(start.group(1)), stamp, null, start.group(2)))
                : Optional.empty();
    }

    /** Only what nginx cannot start, or go on, for is of that level. */
    private static String nginx(String level) {
        return level.equals("emerg") ? "nginx start" : "nginx";
    }

    private static Optional<LogLine> fail2ban(String text, @Nullable String stamp) {
        Matcher line = FAIL2BAN.matcher(text);
        return line.matches()
                ? Optional.of(new LogLine(
                        "fail2ban",
                        line.group(1) == null ? stamp : line.group(1),
                        null,
                        line.group(2) + ": " + line.group(3)))
                : Optional.empty();
    }

    private static Optional<LogLine> litespeed(String text) {
        Matcher line = LITESPEED.matcher(text);
        return line.matches()
                ? Optional.of(new LogLine("litespeed", line.group(1), null, line.group(2)))
                : Optional.empty();
    }

    private static Optional<LogLine> caddy(String text) {
        Matcher line = CADDY.matcher(text);
        return line.matches()
                ? Optional.of(
                        new LogLine("caddy", line.group(1), null, line.group(2).replace("\\\"", "\"")))
                : Optional.empty();
    }

    /** Whose standard error a line without a head is, by how those begin that keep them from their start. */
    private static Optional<String> said(String text) {
        if (HAPROXY_START.matcher(text).lookingAt()) {
            return Optional.of("haproxy");
        }
        boolean caddy = text.startsWith("Error: loading ") || text.startsWith("Error: adapting config ");
        return caddy ? Optional.of("caddy") : Optional.empty();
    }

    /** Without a level, only what PHP itself complains of is taken: a script can write anything else. */
    private static Optional<LogLine> php(String text) {
        Matcher line = PHP.matcher(text);
        return line.matches()
                ? leveled(line.group(2))
                        .or(() -> Optional.of(line.group(2)).filter(message -> message.startsWith("PHP ")))
                        .map(message -> new LogLine("php", line.group(1), null, message))
                : Optional.empty();
    }

    private static Optional<String> leveled(String message) {
        Matcher level = PHP_LEVEL.matcher(message);
        return level.matches() ? Optional.of(level.group(1)) : Optional.empty();
    }

    /** The kernel's own clock, and who called it, stand before its messages in most syslogs. */
    private static String bare(String message) {
        return message.replaceFirst("^\\[ *[0-9]+\\.[0-9]+\\] ?(?:\\[ *[TC][0-9]+\\] ?)?", "");
    }

    /** What lines without a head are, by the name of their log. */
    public static String programOf(String source) {
        boolean web = source.contains("nginx")
                || source.contains("apache")
                || source.contains("httpd")
                || source.contains("php");
        return web ? "other" : "kernel";
    }
}
