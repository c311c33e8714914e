package dev.origindoctor.host.log;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shapes that lines of logs have. Who wrote a line is told by its shape, never by words in the message: a request
 * can hold any words, and clients choose it.
 */
final class LogFormat {
    private static final String MONTH_DAY =
            "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}[0-9]{1,2} [0-9]{2}:[0-9]{2}:[0-9]{2}";
    private static final String ISO =
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,9})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?";
    private static final String SLASHED = "[0-9]{4}/[0-9]{2}/[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}";
    private static final String LONG =
            "[A-Z][a-z]{2} [A-Z][a-z]{2} [ 0-9]?[0-9] [0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})? [0-9]{4}";
    private static final String LEVEL = "(?:trace[1-8]|debug|info|notice|warn|error|crit|alert|emerg)";
    /** What container tools and wrappers put before a line. */
    private static final String WRAPPED = "(?:[^\"\\[\\]]{0,60}?[|:#] +)?";

    private static final Pattern NGINX =
            Pattern.compile(WRAPPED + "(" + SLASHED + ") \\[(" + LEVEL + ")\\] [0-9]+#[0-9]+: (?:\\*[0-9]+ )?(.*)");
    private static final Pattern NGINX_START = Pattern.compile("(?:(" + MONTH_DAY + "|" + ISO + ") [^\"]{1,120}?|"
            + WRAPPED + ")nginx: (?:" + SLASHED + " )?\\[(?:emerg|alert|crit|error|warn)\\] (?:[0-9]+#[0-9]+: )?(.*)");
    private static final Pattern APACHE = Pattern.compile(
            "(?:" + MONTH_DAY + " [^\"]{1,120}?: |" + WRAPPED + ")\\[(" + LONG + ")\\] \\[(?:[a-z0-9_-]*:)?" + LEVEL
                    + "\\] (?:\\[pid [0-9]+(?::tid [0-9]+)?\\] )?(?:\\[client ([^\\]]{1,80})\\] )?(.*)");
    private static final Pattern APACHE_START = Pattern.compile("(?:(" + MONTH_DAY + "|" + ISO
            + ") [^\"]{1,120}?: )?((?:\\([0-9]+\\)[^:]{1,60}: )?AH[0-9]{5}: .*|no listening sockets available.*)");
    private static final Pattern FAIL2BAN = Pattern.compile("(" + ISO + ") fail2ban\\.(.*)");
    private static final Pattern SYSLOG = Pattern.compile(
            "(?:<[0-9]{1,4}>)?(" + MONTH_DAY + "|" + ISO
                    + "|[0-9]{1,2}\u6708 +[0-9]{1,2} [0-9:]{8}) (?:\\S+ )?(?: ?)([A-Za-z0-9_./@-]{1,60})(?:\\[[^\\]]{0,20}\\])?: (.*)");
    private static final Pattern DMESG = Pattern.compile(
            "\\[((?: *[0-9]+\\.[0-9]{6})|" + LONG + "|[A-Z][a-z]{2} ?[0-9]{1,2} [0-9:]{5}| +\\+[0-9.]+)\\] (.*)");

    private static final Map<String, String> TAGS = Map.ofEntries(
            Map.entry("kernel", "kernel"),
            Map.entry("systemd", "systemd"),
            Map.entry("systemd-oomd", "oomd"),
            Map.entry("earlyoom", "oomd"),
            Map.entry("nginx", "nginx"),
            Map.entry("lfd", "csf"),
            Map.entry("httpd", "apache"),
            Map.entry("apache2", "apache"),
            Map.entry("apachectl", "apache"),
            Map.entry("haproxy", "haproxy"));

    private LogFormat() {}

    /** What a line without any head is taken for, by the log it stands in. */
    static LogLine read(String text, String bare) {
        return nginx(text)
                .or(() -> apache(text))
                .or(() -> guard(text))
                .or(() -> system(text))
                .orElseGet(() -> new LogLine(bare, null, null, text.strip()));
    }

    private static Optional<LogLine> nginx(String text) {
        Matcher line = NGINX.matcher(text);
        if (line.matches()) {
            // only what it cannot start, or go on, for is of that level
            String program = line.group(2).equals("emerg") ? "nginx start" : "nginx";
            return Optional.of(new LogLine(program, line.group(1), null, line.group(3)));
        }
        Matcher start = NGINX_START.matcher(text);
        return start.matches()
                ? Optional.of(new LogLine("nginx start", start.group(1), null, start.group(2)))
                : Optional.empty();
    }

    private static Optional<LogLine> apache(String text) {
        Matcher line = APACHE.matcher(text);
        if (line.matches()) {
            return Optional.of(new LogLine("apache", line.group(1), line.group(2), line.group(3)));
        }
        Matcher start = APACHE_START.matcher(text);
        return start.matches()
                ? Optional.of(new LogLine("apache", start.group(1), null, start.group(2)))
                : Optional.empty();
    }

    private static Optional<LogLine> guard(String text) {
        Matcher line = FAIL2BAN.matcher(text);
        return line.matches()
                ? Optional.of(new LogLine("fail2ban", line.group(1), null, line.group(2)))
                : Optional.empty();
    }

    private static Optional<LogLine> system(String text) {
        Matcher line = SYSLOG.matcher(text);
        Matcher kernel = DMESG.matcher(text);
        if (kernel.matches()) {
            return Optional.of(new LogLine("kernel", kernel.group(1).strip(), null, kernel.group(2)));
        }
        if (!line.matches()) {
            return Optional.empty();
        }
        String program = TAGS.getOrDefault(line.group(2), "other");
        boolean uptime = program.equals("kernel");
        return Optional.of(new LogLine(program, line.group(1), null, uptime ? bare(line.group(3)) : line.group(3)));
    }

    /** The kernel's own clock stands before its messages in most syslogs. */
    private static String bare(String message) {
        return message.replaceFirst("^\\[ *[0-9]+\\.[0-9]+\\] ?", "");
    }

    /** What lines without a head are, by the name of their log. */
    static String programOf(String source) {
        boolean web = source.contains("nginx") || source.contains("apache") || source.contains("httpd");
        return web ? "other" : "kernel";
    }
}
