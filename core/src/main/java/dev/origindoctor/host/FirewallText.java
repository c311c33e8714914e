package dev.origindoctor.host;

import dev.origindoctor.host.source.SourceText;
import java.util.Objects;

/**
 * A ruleset as its tool prints it, not judged here.
 *
 * @param format which tool's form it has
 * @param source the text, with the command or file it came from
 */
public record FirewallText(Format format, SourceText source) {
    /** The form of a ruleset. */
    public enum Format {
        IPTABLES_SAVE,
        IPTABLES_LEGACY_SAVE,
        IP6TABLES_SAVE,
        IP6TABLES_LEGACY_SAVE,
        IPSET_SAVE,
        NFT_JSON,
        NFT_TEXT
    }

    public FirewallText {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(source, "source");
    }
}
