package dev.origindoctor.ranges.allowlist;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The tools that can be told to let an edge in. */
public enum AllowlistTool {
    UFW(new UfwForm()),
    IPTABLES(new IptablesForm()),
    NFTABLES(new NftablesForm()),
    FIREWALLD(new FirewalldForm()),
    CSF(new CsfForm()),
    NGINX(new NginxForm()),
    APACHE(new ApacheForm()),
    AWS(new AwsForm());

    private final AllowlistForm form;

    AllowlistTool(AllowlistForm form) {
        this.form = form;
    }

    /** The identifier on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The tool with this identifier, if there is one. */
    public static Optional<AllowlistTool> byId(String id) {
        return Arrays.stream(values()).filter(tool -> tool.id().equals(id)).findFirst();
    }

    AllowlistForm form() {
        return form;
    }
}
