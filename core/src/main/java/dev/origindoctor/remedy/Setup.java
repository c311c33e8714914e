package dev.origindoctor.remedy;

import dev.origindoctor.diagnosis.HostTestimony;
import dev.origindoctor.finding.Machine;
import dev.origindoctor.finding.Scene;
import dev.origindoctor.finding.Walls.Stretch;
import dev.origindoctor.firewall.DecidingRule;
import dev.origindoctor.host.guard.Ban;
import dev.origindoctor.observation.Fact;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.remedy.Site.Banned;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the origin's machine is kept, as far as remedies need to know it.
 *
 * @param unit the web server's unit; null where none is known
 * @param systemd whether systemd starts it
 * @param firewall the tool that keeps its firewall; null where that is not known
 * @param panel the panel that keeps its configuration
 * @param spot where in its ruleset the edge is kept out; null where that is not known
 * @param blocked a network of the edge that its ruleset keeps out; null where none is known
 * @param banned an edge address that is banned; null where none is known
 * @param rehearsed what its ruleset would do with the edge once that tool has let it in; empty where nobody can tell
 */
public record Setup(
        @Nullable String unit,
        boolean systemd,
        @Nullable FirewallTool firewall,
        Panel panel,
        @Nullable Spot spot,
        @Nullable String blocked,
        @Nullable Banned banned,
        List<HostTestimony.Stretch> rehearsed) {
    private static final String UNIT = "web_server_unit";
    private static final String INIT = "init";
    private static final String TOOL = "firewall_tool";
    private static final String PANEL = "panel";
    private static final String TABLE = "firewall_table";
    private static final String CHAIN = "firewall_chain";
    private static final String BLOCKED = "blocked_network";
    private static final String BANNED = "banned_network";
    private static final String GUARD = "banned_by";
    private static final String JAIL = "banned_in";

    private static final Setup UNKNOWN = new Setup(null, true, null, Panel.NONE, null, null, null, List.of());

    public Setup {
        Objects.requireNonNull(panel, "panel");
        rehearsed = List.copyOf(rehearsed);
    }

    /** The setup that {@code scene} shows. */
    public static Setup of(Scene scene) {
        if (scene.told() != null) {
            return told(scene.told());
        }
        return scene.machine() == null ? UNKNOWN : of(scene, scene.machine());
    }

    private static Setup of(Scene scene, Machine machine) {
        Endpoint first = scene.endpoints().stream().findFirst().orElse(null);
        Stretch blocked = first == null ? null : blocked(scene, first);
        Rehearsal rehearsal = Rehearsal.of(scene, machine, FirewallTools.of(machine, blocked), blocked);
        return new Setup(
                ServerUnit.of(machine, first == null ? scene.origin().port() : first.port())
                        .orElse(null),
                !machine.read("/etc/init.d") || machine.read("systemctl"),
                rehearsal.tool(),
                Panel.of(machine),
                spot(blocked),
                blocked == null ? null : blocked.part().sources().cidrs().get(0).toString(),
                banned(machine),
                rehearsal.after());
    }

    /** The largest part of the edge that the ruleset keeps out. */
    private static @Nullable Stretch blocked(Scene scene, Endpoint endpoint) {
        return scene.walls() == null
                ? null
                : scene.walls().to(endpoint).stream()
                        .filter(stretch -> stretch.fault() != null)
                        .max(Comparator.comparingDouble(Stretch::share))
                        .orElse(null);
    }

    /** Where the rule that keeps {@code blocked} out hangs. */
    static @Nullable Spot spot(@Nullable Stretch blocked) {
        DecidingRule rule = blocked == null ? null : blocked.part().rule();
        return rule == null ? null : Spot.before(rule);
    }

    private static @Nullable Banned banned(Machine machine) {
        return machine.evidence().bans().stream()
                .filter(ban -> machine.ofEdge(ban.network()))
                .findFirst()
                .map(Setup::banned)
                .orElse(null);
    }

    private static Banned banned(Ban ban) {
        return new Banned(ban.guard(), ban.list(), ban.network());
    }

    private static Setup told(HostTestimony told) {
        Banned banned = told.setup(BANNED)
                .map(network -> new Banned(
                        told.setup(GUARD).orElse(""), told.setup(JAIL).orElse(""), network))
                .orElse(null);
        return new Setup(
                told.setup(UNIT).orElse(null),
                !told.setup(INIT).equals(Optional.of("sysv")),
                told.setup(TOOL).flatMap(FirewallTool::byId).orElse(null),
                told.setup(PANEL).flatMap(Panel::byId).orElse(Panel.NONE),
                told.setup(TABLE)
                        .map(table -> new Spot(table, told.setup(CHAIN).orElse("INPUT")))
                        .orElse(null),
                told.setup(BLOCKED).orElse(null),
                banned,
                told.rehearsed());
    }

    /** The same for the testimony. */
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        add(facts, UNIT, unit);
        add(facts, INIT, systemd ? "systemd" : "sysv");
        add(facts, TOOL, firewall == null ? null : firewall.allowlist());
        add(facts, PANEL, panel == Panel.NONE ? null : panel.id());
        add(facts, TABLE, spot == null ? null : spot.table());
        add(facts, CHAIN, spot == null ? null : spot.chain());
        add(facts, BLOCKED, blocked);
        add(facts, BANNED, banned == null ? null : banned.network());
        add(facts, GUARD, banned == null ? null : banned.guard());
        add(facts, JAIL, banned == null ? null : banned.jail());
        return facts;
    }

    private static void add(List<Fact> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.add(Fact.of(name, value));
        }
    }
}
