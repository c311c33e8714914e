package dev.origindoctor.host.listener;

import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Extraction;
import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.SourceText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the kernel's network counters: {@code /proc/net/netstat} and {@code snmp} (pairs of lines), {@code snmp6} and
 * {@code nstat} (a name and a value), {@code sockstat}, {@code /proc/net/stat/nf_conntrack} (hexadecimal columns, one
 * line a processor), and the prose of {@code netstat -s}.
 */
public final class CounterReader {
    private static final Pattern HEAD = Pattern.compile("([A-Za-z0-9]{1,20}):((?: [A-Za-z][A-Za-z0-9_]*){1,1000})\\s*");
    private static final Pattern NAMED =
            Pattern.compile("([A-Za-z][A-Za-z0-9_]{2,60})\\s+(-?[0-9]{1,19})(?:\\s+[0-9.]+)?\\s*");
    private static final Pattern GROUPED =
            Pattern.compile("([A-Za-z0-9]{1,10}):((?: [a-z]+ -?[0-9]{1,19}){1,100})\\s*");
    private static final Pattern GROUPS =
            Pattern.compile("^(TcpExt|IpExt|MPTcpExt|IcmpMsg|Icmp|UdpLite|Udp|Tcp|Ip)(?=[A-Z])");

    private CounterReader() {}

    /** The counters of that text, whichever of the forms it has. */
    public static Extract<Counter> read(SourceText source) {
        if (source.text().startsWith("entries ") && source.text().contains("early_drop")) {
            return columns(source);
        }
        boolean prose = Pattern.compile("(?m)^\\s*[A-Za-z0-9]+:\\s*$")
                .matcher(source.text())
                .find();
        return prose ? NetstatProse.read(source) : lines(source);
    }

    private static Extract<Counter> lines(SourceText source) {
        Extraction<Counter> found = new Extraction<>(source);
        Line names = null;
        for (Line line : Line.of(source.text())) {
            if (names != null) {
                pair(found, names, line);
                names = null;
            } else if (HEAD.matcher(line.text()).matches()) {
                names = line;
            } else if (!line.blank() && !line.text().startsWith("#")) {
                single(found, line);
            }
        }
        if (names != null) {
            found.notUnderstood(names, "names of counters without their values");
        }
        return found.done();
    }

    private static void pair(Extraction<Counter> found, Line names, Line values) {
        List<String> keys = names.words();
        List<String> numbers = values.words();
        if (keys.size() != numbers.size() || !keys.get(0).equals(numbers.get(0))) {
            found.notUnderstood(values, "the values of counters do not fit their names");
            return;
        }
        String group = keys.get(0).substring(0, keys.get(0).length() - 1);
        for (int i = 1; i < keys.size(); i++) {
            counter(found, values, group + "." + keys.get(i), numbers.get(i));
        }
    }

    private static void single(Extraction<Counter> found, Line line) {
        Matcher named = NAMED.matcher(line.text());
        Matcher grouped = GROUPED.matcher(line.text());
        if (named.matches()) {
            counter(found, line, GROUPS.matcher(named.group(1)).replaceFirst("$1."), named.group(2));
        } else if (grouped.matches()) {
            String[] words = grouped.group(2).trim().split(" ");
            for (int i = 0; i + 1 < words.length; i += 2) {
                counter(found, line, "sockstat." + grouped.group(1) + "." + words[i], words[i + 1]);
            }
        } else {
            found.notUnderstood(line, "not a counter");
        }
    }

    private static void counter(Extraction<Counter> found, Line line, String name, String value) {
        if (value.matches("-?[0-9]{1,18}")) {
            found.fact(new Counter(name, Long.parseLong(value), null, named(found, line, name, value)));
        } else if (!value.matches("-?[0-9]{19,20}")) {
            // counters of bytes may pass a signed 64-bit number; those are not among the ones that matter
            found.notUnderstood(line, "the counter " + name + " is no number");
        }
    }

    /** The line may hold a hundred counters: the one in question is quoted. */
    private static dev.origindoctor.host.source.Quote named(
            Extraction<Counter> found, Line line, String name, String value) {
        String bare = name.substring(name.lastIndexOf('.') + 1);
        return found.quote(new Line(line.number(), bare + " " + value));
    }

    private static Extract<Counter> columns(SourceText source) {
        Extraction<Counter> found = new Extraction<>(source);
        List<String> names = List.of();
        Map<String, Long> sums = new HashMap<>();
        for (Line line : Line.of(source.text())) {
            List<String> words = line.words();
            if (names.isEmpty()) {
                names = words;
            } else if (words.size() != names.size()
                    || !words.stream().allMatch(word -> word.matches("[0-9a-f]{1,15}"))) {
                found.notUnderstood(line, "the values do not fit their names");
            } else {
                for (int i = 0; i < names.size(); i++) {
                    sums.merge(names.get(i), Long.parseLong(words.get(i), 16), Long::sum);
                }
            }
        }
        // the number of entries is that of the machine, repeated on each processor's line
        sums.remove("entries");
        Map<String, Long> sorted = new java.util.TreeMap<>(sums);
        sorted.forEach((name, sum) ->
                found.fact(new Counter("conntrack." + name, sum, null, found.quote(new Line(0, name + " " + sum)))));
        return found.done();
    }
}
