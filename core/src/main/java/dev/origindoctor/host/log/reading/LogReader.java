package dev.origindoctor.host.log.reading;

import dev.origindoctor.host.log.LogCount;
import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.host.log.line.LogFormat;
import dev.origindoctor.host.log.line.LogLine;
import dev.origindoctor.host.log.rule.Meaning;
import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.Neutral;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.source.Unread;
import dev.origindoctor.observation.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads logs of the kernel, of systemd, nginx, Apache, fail2ban and CSF, mixed or by themselves. Lines that tell
 * nothing of an origin's failure are passed over.
 */
public final class LogReader {
    private static final Pattern CLIENT =
            Pattern.compile("(?:, |while [a-zA-Z ]+, )client: ([0-9a-fA-F.:]{3,60}|unix:)(?=[,\\s]|$)");
    private static final Pattern SERVER = Pattern.compile(", server: ([^,\"]{1,120}?)(?:,|$)");
    private static final Pattern UPSTREAM =
            Pattern.compile(", upstream: \"([a-z]{1,10}://(?:unix:[^\": ]{1,100}|[^\"/ ]{1,100}))");
    /** {@code journalctl -o export}, {@code json-pretty} and {@code verbose}. */
    private static final Pattern OTHER_JOURNAL =
            Pattern.compile("\\s*(?:__CURSOR=|\\{\\s*\\n\\s*\"[A-Z_]+\"|[A-Z][a-z]{2} [0-9 :.-]{19,30} \\S+ \\[s=)");

    private final SourceText source;
    private final LogTimes times;
    private final LogKeeper keeper;
    private final String bare;
    private String lastKilled = "";

    private LogReader(SourceText source, LogContext context) {
        this.source = source;
        times = new LogTimes(context);
        keeper = new LogKeeper(context.around());
        bare = LogFormat.programOf(source.source());
    }

    /**
     * What a log told.
     *
     * @param entries the lines that tell something, and what of the log could not be read
     * @param counts how many there were of each kind
     */
    public record Told(Extract<LogEntry> entries, List<LogCount> counts) {}

    /** What that log tells. */
    public static Told read(SourceText source, LogContext context) {
        LogReader reader = new LogReader(source, context);
        if (binary(source.text())) {
            return notRead(source, "binary, not the text of a log");
        }
        if (OTHER_JOURNAL.matcher(source.text()).lookingAt()) {
            return notRead(source, "the journal with a field a line (journalctl -o short-iso or -o json is read)");
        }
        for (Line line : Line.of(source.text())) {
            reader.line(line);
        }
        List<LogEntry> entries = reader.keeper.entries();
        return new Told(new Extract<>(entries, List.of()), reader.keeper.counts(source.source()));
    }

    /** A crash leaves runs of zeros in a log, which is text all the same; other control characters are none. */
    private static boolean binary(String text) {
        int zeros = 0;
        int others = 0;
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            zeros += at == 0 ? 1 : 0;
            others += at != 0 && at < ' ' && at != '\n' && at != '\r' && at != '\t' && at != '\f' ? 1 : 0;
        }
        return zeros > 0 && others * 50L > text.length() - zeros;
    }

    private static Told notRead(SourceText source, String why) {
        Unread unread = new Unread(source.source(), Unread.Kind.NOT_UNDERSTOOD, why, null);
        return new Told(new Extract<>(List.of(), List.of(unread)), List.of());
    }

    private void line(Line given) {
        Line line = new Line(given.number(), given.text().replace("\0", ""));
        LogLine read = LogFormat.read(line.text(), bare);
        Meaning.of(read).ifPresent(meaning -> entry(line, read, meaning.event(), meaning.facts()));
    }

    private void entry(Line line, LogLine read, LogEvent event, List<Fact> known) {
        if (event == LogEvent.OUT_OF_MEMORY_KILL && again(known)) {
            return;
        }
        List<Fact> facts = new ArrayList<>(known);
        client(read, facts);
        String program = read.program().equals("nginx start") ? "nginx" : read.program();
        if (program.equals("nginx")) {
            add(facts, "server", SERVER, read.message());
            add(facts, "upstream", UPSTREAM, read.message());
        }
        keeper.add(new LogEntry(
                event,
                program,
                times.place(read.stamp()),
                facts,
                source.quote(line.number(), line.text().strip())));
    }

    /** The kernel tells of one kill in up to three lines. */
    private boolean again(List<Fact> facts) {
        String pid = facts.stream()
                .filter(fact -> fact.name().equals("pid"))
                .map(Fact::value)
                .findFirst()
                .orElse("");
        boolean again = !pid.isEmpty() && pid.equals(lastKilled);
        lastKilled = pid;
        return again;
    }

    private static void client(LogLine read, List<Fact> facts) {
        String head = read.client();
        if (head != null) {
            facts.add(Fact.of("client", Neutral.text(head, 60)));
        } else {
            add(facts, "client", CLIENT, read.message());
        }
    }

    private static void add(List<Fact> facts, String name, Pattern pattern, String message) {
        Matcher value = pattern.matcher(message);
        boolean known = facts.stream().anyMatch(fact -> fact.name().equals(name));
        if (!known && value.find() && !value.group(1).isBlank()) {
            facts.add(Fact.of(name, Neutral.text(value.group(1), 120)));
        }
    }
}
