package dev.origindoctor.host.guard;

import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Extraction;
import dev.origindoctor.host.source.Line;
import dev.origindoctor.host.source.SourceText;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the settings of {@code csf.conf} that decide about connections; the others, among them secrets, are passed over. */
public final class CsfConfReader {
    private static final Pattern SETTING = Pattern.compile("^\\s*([A-Z][A-Za-z0-9_]{0,60})\\s*=\\s*\"([^\"]*)\"\\s*$");
    private static final Set<String> KEPT = Set.of(
            "TESTING",
            "TCP_IN",
            "TCP6_IN",
            "TCP_OUT",
            "IPV6",
            "DROP",
            "DROP_OUT",
            "LF_IPSET",
            "DENY_IP_LIMIT",
            "SYNFLOOD",
            "SYNFLOOD_RATE",
            "SYNFLOOD_BURST",
            "CONNLIMIT",
            "PORTFLOOD",
            "CT_LIMIT",
            "CT_PORTS",
            "LF_MODSEC",
            "LF_TRIGGER",
            "LF_NETBLOCK",
            "CC_DENY",
            "CC_ALLOW",
            "CC_ALLOW_FILTER",
            "CC_DENY_PORTS",
            "IGNORE_ALLOW",
            "CF_ENABLE",
            "PACKET_FILTER",
            "USE_CONNTRACK",
            "FASTSTART");

    private CsfConfReader() {}

    /** Those settings. */
    public static Extract<GuardSetting> read(SourceText source) {
        Extraction<GuardSetting> found = new Extraction<>(source);
        for (Line line : Line.of(source.text())) {
            Matcher setting = SETTING.matcher(line.text());
            if (setting.matches()) {
                kept(found, line, setting);
            } else if (!line.blank() && !line.text().stripLeading().startsWith("#")) {
                found.notUnderstood(line, "not a setting");
            }
        }
        return found.done();
    }

    private static void kept(Extraction<GuardSetting> found, Line line, Matcher setting) {
        if (KEPT.contains(setting.group(1))) {
            found.fact(new GuardSetting("csf", "", setting.group(1), setting.group(2), found.quote(line)));
        }
    }
}
