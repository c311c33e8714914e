package dev.origindoctor.host.guard;

import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Extraction;
import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.SourceText;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code ufw status}, plain, verbose or numbered. */
public final class UfwStatusReader {
    private static final Pattern RULE = Pattern.compile(
            "^(?:\\[\\s*[0-9]+\\]\\s+)?(\\S.*?)\\s+(ALLOW|DENY|REJECT|LIMIT)(?: (IN|OUT|FWD))?\\s+(\\S.*?)\\s*$");
    private static final Pattern SETTING = Pattern.compile("^(Status|Logging|Default|New profiles): (.*)$");
    private static final Pattern HEADING = Pattern.compile("^\\s*(To\\s+Action\\s+From|--\\s+------\\s+----)\\s*$");

    private UfwStatusReader() {}

    /** The rules that it lists. */
    public static Extract<GuardRule> rules(SourceText source) {
        Extraction<GuardRule> found = new Extraction<>(source);
        if (raw(source)) {
            return found.done();
        }
        for (Line line : Line.of(source.text())) {
            Matcher rule = RULE.matcher(line.text());
            boolean other = line.blank()
                    || SETTING.matcher(line.text()).matches()
                    || HEADING.matcher(line.text()).matches();
            if (rule.matches()) {
                found.fact(rule(found, line, rule));
            } else if (!other) {
                found.notUnderstood(line, "not a line of ufw status");
            }
        }
        return found.done();
    }

    private static GuardRule rule(Extraction<GuardRule> found, Line line, Matcher rule) {
        String direction = rule.group(3) == null ? "IN" : rule.group(3);
        String action = rule.group(2).toLowerCase(Locale.ROOT);
        String from = rule.group(4).replaceFirst("\\s+#.*$", "").replaceFirst("\\s+\\((log.*|out)\\)$", "");
        String named = direction.equals("IN") ? action : action + " " + direction.toLowerCase(Locale.ROOT);
        return new GuardRule("ufw", named, any(rule.group(1)), any(from), found.quote(line));
    }

    private static String any(String text) {
        return text.startsWith("Anywhere") ? text.replaceFirst("Anywhere", "any") : text;
    }

    /** Whether it is on, and what it does with packets that no rule is about. */
    public static Extract<GuardSetting> settings(SourceText source) {
        Extraction<GuardSetting> found = new Extraction<>(source);
        for (Line line : Line.of(source.text())) {
            Matcher setting = SETTING.matcher(line.text());
            if (setting.matches()) {
                found.fact(new GuardSetting("ufw", "", setting.group(1), setting.group(2), found.quote(line)));
            }
        }
        return found.done();
    }

    /** {@code ufw show raw} is the listing of iptables, which is the firewall's matter. */
    private static boolean raw(SourceText source) {
        return source.text().startsWith("IPV4 (raw):");
    }
}
