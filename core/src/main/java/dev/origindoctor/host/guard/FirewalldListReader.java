package dev.origindoctor.host.guard;

import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Extraction;
import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.SourceText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code firewall-cmd --state}, {@code --list-all} and {@code --list-all-zones}: one setting a line, zone by zone. */
public final class FirewalldListReader {
    private static final Pattern ZONE = Pattern.compile("^([A-Za-z0-9_.-]{1,40})(?: \\(([a-z, ]+)\\))?\\s*$");
    private static final Pattern SETTING = Pattern.compile("^  ([a-z-]+(?: rules)?):\\s*(.*?)\\s*$");
    private static final Pattern RICH = Pattern.compile("^\\s*(rule .*?|port=[0-9-]+:proto=.*?)\\s*$");

    private FirewalldListReader() {}

    /** The settings of each zone; a rich rule is a setting of the name {@code rich rule}. */
    public static Extract<GuardSetting> read(SourceText source) {
        Extraction<GuardSetting> found = new Extraction<>(source);
        String zone = "";
        for (Line line : Line.of(source.text())) {
            Matcher heading = ZONE.matcher(line.text());
            Matcher setting = SETTING.matcher(line.text());
            Matcher rich = RICH.matcher(line.text());
            if (line.text().matches("(not )?running\\s*")) {
                found.fact(
                        new GuardSetting("firewalld", "", "state", line.text().strip(), found.quote(line)));
            } else if (heading.matches()) {
                zone = heading.group(1);
                String active = heading.group(2) == null ? "inactive" : heading.group(2);
                found.fact(new GuardSetting("firewalld", zone, "zone", active, found.quote(line)));
            } else if (setting.matches()) {
                value(found, zone, line, setting);
            } else if (rich.matches()) {
                found.fact(new GuardSetting("firewalld", zone, "rich rule", rich.group(1), found.quote(line)));
            } else if (!line.blank() && !line.text().startsWith("\t")) {
                found.notUnderstood(line, "not a line of firewall-cmd");
            }
        }
        return found.done();
    }

    private static void value(Extraction<GuardSetting> found, String zone, Line line, Matcher setting) {
        if (!setting.group(2).isEmpty()) {
            found.fact(new GuardSetting("firewalld", zone, setting.group(1), setting.group(2), found.quote(line)));
        }
    }
}
