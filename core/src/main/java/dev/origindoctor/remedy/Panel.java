package dev.origindoctor.remedy;

import org.jspecify.annotations.Nullable;

/** Hosting panels that keep a machine's configuration, and what to mind with each. */
public enum Panel {
    CPANEL(
            "cPanel",
            "/usr/local/cpanel/scripts/restartsrv_httpd",
            "cPanel writes Apache's configuration itself: use WHM, or includes under /etc/apache2/conf.d"),
    PLESK(
            "Plesk",
            "plesk repair web -y",
            "Plesk writes nginx' and Apache's configuration itself: use the domain's Apache & nginx Settings"),
    DIRECTADMIN(
            "DirectAdmin",
            "da build rewrite_confs",
            "DirectAdmin writes the web server's configuration itself: use custom templates"),
    NONE("no panel", null, "");

    private final String title;
    private final @Nullable String repair;
    private final String mind;

    Panel(String title, @Nullable String repair, String mind) {
        this.title = title;
        this.repair = repair;
        this.mind = mind;
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

    /** What to mind before a file is edited. */
    String mind() {
        return mind;
    }
}
