package dev.origindoctor.host.listener;

import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Extraction;
import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.SourceText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the sentences of {@code netstat -s}: those that matter get the kernel's own names. */
final class NetstatProse {
    private record Sentence(Pattern pattern, String counter) {
        static Sentence of(String regex, String counter) {
            return new Sentence(Pattern.compile(regex), counter);
        }
    }

    private static final List<Sentence> SENTENCES = List.of(
            Sentence.of("([0-9]+) times the listen queue of a socket overflowed", "TcpExt.ListenOverflows"),
            Sentence.of("([0-9]+) SYNs to LISTEN sockets (?:dropped|ignored)", "TcpExt.ListenDrops"),
            Sentence.of("([0-9]+) SYN cookies sent", "TcpExt.SyncookiesSent"),
            Sentence.of("([0-9]+) SYN cookies received", "TcpExt.SyncookiesRecv"),
            Sentence.of("([0-9]+) invalid SYN cookies received", "TcpExt.SyncookiesFailed"),
            Sentence.of("([0-9]+) resets sent", "Tcp.OutRsts"),
            Sentence.of("([0-9]+) failed connection attempts", "Tcp.AttemptFails"),
            Sentence.of("([0-9]+) connection resets received", "Tcp.EstabResets"),
            Sentence.of("([0-9]+) connections established", "Tcp.CurrEstab"),
            Sentence.of("([0-9]+) connections aborted due to memory pressure", "TcpExt.TCPAbortOnMemory"),
            Sentence.of("([A-Za-z0-9]+): ([0-9]{1,18})", ""));
    private static final Pattern GROUP = Pattern.compile("([A-Za-z0-9]{1,20}):\\s*");

    private NetstatProse() {}

    static Extract<Counter> read(SourceText source) {
        Extraction<Counter> found = new Extraction<>(source);
        String group = "";
        for (Line line : Line.of(source.text())) {
            Matcher head = GROUP.matcher(line.text());
            if (head.matches()) {
                group = head.group(1);
            } else if (Character.isWhitespace(line.blank() ? ' ' : line.text().charAt(0))) {
                sentence(found, group, line);
            } else {
                found.notUnderstood(line, "not a sentence of netstat -s");
            }
        }
        return found.done();
    }

    /** Other sentences are understood to be counters that don't matter here. */
    private static void sentence(Extraction<Counter> found, String group, Line line) {
        for (Sentence sentence : SENTENCES) {
            Matcher matcher = sentence.pattern().matcher(line.text().strip());
            if (matcher.matches() && matcher.group(matcher.groupCount()).length() <= 18) {
                boolean named = !sentence.counter().isEmpty();
                String name = named ? sentence.counter() : group + "." + matcher.group(1);
                long value = Long.parseLong(matcher.group(matcher.groupCount()));
                found.fact(new Counter(name, value, null, found.quote(line)));
                return;
            }
        }
    }
}
