package dev.origindoctor.host.guard;

import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Extraction;
import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.SourceText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code fail2ban-client status}, with and without a jail, and {@code fail2ban-client banned}. */
public final class Fail2banReader {
    private static final Pattern JAIL = Pattern.compile("^Status for the jail: (\\S+)\\s*$");
    private static final Pattern ENTRY = Pattern.compile("^[|` ]+- ([A-Za-z ]+):\\s*(.*?)\\s*$");
    private static final Pattern SECTION = Pattern.compile("^(Status|\\|- Filter|`- Actions)\\s*$");
    private static final Pattern LITERAL = Pattern.compile("'([^']{1,100})': \\[([^\\]]*)\\]");

    private Fail2banReader() {}

    /** The addresses that it lists as banned, jail by jail. */
    public static Extract<Ban> bans(SourceText source) {
        Extraction<Ban> found = new Extraction<>(source);
        if (source.text().startsWith("[")) {
            literal(found, source);
            return found.done();
        }
        String jail = "";
        for (Line line : Line.of(source.text())) {
            Matcher heading = JAIL.matcher(line.text());
            Matcher entry = ENTRY.matcher(line.text());
            if (heading.matches()) {
                jail = heading.group(1);
            } else if (entry.matches() && entry.group(1).equals("Banned IP list")) {
                list(found, jail, line, entry.group(2).split("\\s+"));
            } else if (!entry.matches()
                    && !line.blank()
                    && !SECTION.matcher(line.text()).matches()) {
                found.notUnderstood(line, "not a line of fail2ban-client status");
            }
        }
        return found.done();
    }

    /** The log files and further values of each jail. */
    public static Extract<GuardSetting> settings(SourceText source) {
        Extraction<GuardSetting> found = new Extraction<>(source);
        String jail = "";
        for (Line line : Line.of(source.text())) {
            Matcher heading = JAIL.matcher(line.text());
            Matcher entry = ENTRY.matcher(line.text());
            if (heading.matches()) {
                jail = heading.group(1);
            } else if (entry.matches()
                    && !entry.group(2).isEmpty()
                    && !entry.group(1).equals("Banned IP list")) {
                found.fact(new GuardSetting("fail2ban", jail, entry.group(1), entry.group(2), found.quote(line)));
            }
        }
        return found.done();
    }

    private static void literal(Extraction<Ban> found, SourceText source) {
        for (Line line : Line.of(source.text())) {
            Matcher jail = LITERAL.matcher(line.text());
            boolean any = line.text().strip().equals("[]");
            while (jail.find()) {
                any = true;
                list(
                        found,
                        jail.group(1),
                        line,
                        jail.group(2).replaceAll("[' ]", "").split(","));
            }
            if (!any && !line.blank()) {
                found.notUnderstood(line, "not the list of fail2ban-client banned");
            }
        }
    }

    private static void list(Extraction<Ban> found, String jail, Line line, String[] networks) {
        for (String network : networks) {
            if (Networks.plausible(network)) {
                Line quoted = new Line(line.number(), "Banned in " + jail + ": " + network);
                found.fact(new Ban("fail2ban", jail, network, null, found.quote(quoted)));
            } else if (!network.isEmpty()) {
                found.notUnderstood(line, "banned is " + network + ", which is no address");
            }
        }
    }
}
