package dev.origindoctor.remedy;

import dev.origindoctor.finding.Machine;
import dev.origindoctor.host.service.ServiceState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Hosting panels that keep a machine's configuration, and what to mind with each. */
public enum Panel {
    CPANEL("cPanel", "/usr/local/cpanel/scripts/restartsrv_httpd", "cpanel"),
    PLESK("Plesk", "plesk repair web -y", "psa", "sw-cp-server"),
    DIRECTADMIN("DirectAdmin", "da build rewrite_confs", "directadmin"),
    NONE("no panel", null);

    private final String title;
    private final @Nullable String repair;
    private final Set<String> units;

    Panel(String title, @Nullable String repair, String... units) {
        this.title = title;
        this.repair = repair;
        this.units = Arrays.stream(units).map(unit -> unit + ".service").collect(Collectors.toUnmodifiableSet());
    }

    /** The panel whose services a machine has. */
    static Panel of(Machine machine) {
        List<String> units =
                machine.evidence().services().stream().map(ServiceState::unit).toList();
        return Arrays.stream(values())
                .filter(panel -> panel.units.stream().anyMatch(units::contains))
                .findFirst()
                .orElse(NONE);
    }

    /** The panel with this identifier, if there is one. */
    static Optional<Panel> byId(String id) {
        return Arrays.stream(values()).filter(panel -> panel.id().equals(id)).findFirst();
    }

    /** Its identifier. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
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
        return "mind_" + id();
    }
}
