package dev.origindoctor.remedy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Hosting panels that keep a machine's configuration, and what to mind with each. */
public enum Panel {
    CPANEL("cPanel", "/usr/local/cpanel/scripts/restartsrv_httpd"),
    PLESK("Plesk", "plesk repair web -y"),
    DIRECTADMIN("DirectAdmin", "da build rewrite_confs"),
    NONE("no panel", null);

    private final String title;
    private final @Nullable String repair;

    Panel(String title, @Nullable String repair) {
        this.title = title;
        this.repair = repair;
    }

    /** Its name. */
    public String title() {
        return title;
    }

    /** The command with which it brings the web server back, or null without a panel. */
    @Nullable
    String repair() {
        return repair;
    }

    /** The step that says what to mind before a file is edited. */
    String mind() {
        return "mind_" + name().toLowerCase(Locale.ROOT);
    }
}
