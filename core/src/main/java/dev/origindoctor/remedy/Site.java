package dev.origindoctor.remedy;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.finding.Machine;
import dev.origindoctor.finding.Scene;
import dev.origindoctor.finding.Walls;
import dev.origindoctor.finding.Walls.Stretch;
import dev.origindoctor.firewall.DecidingRule;
import dev.origindoctor.firewall.Owner;
import dev.origindoctor.host.FirewallText;
import dev.origindoctor.host.guard.Ban;
import dev.origindoctor.host.guard.GuardSetting;
import dev.origindoctor.host.service.ServiceState;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.ranges.Cidr;
import dev.origindoctor.ranges.EdgeRanges;
import java.net.Inet6Address;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The machine at hand: what goes into the blanks of a remedy.
 *
 * @param host the visited name
 * @param address the origin's address, as a URL has it
 * @param port the port that the edge asks
 * @param scheme how the edge asks
 * @param edge who stands in front
 * @param mode how that edge talks to the origin
 * @param server which web server it runs
 * @param unit the unit of that server
 * @param systemd whether systemd starts it
 * @param firewall the tool that keeps its firewall, or null where that is not known
 * @param panel the panel that keeps its configuration
 * @param network one network of the edge, as an example; all of them are printed by {@code ranges allowlist}
 * @param banned an edge address that is banned, and by which jail; null where none is known
 */
public record Site(
        String host,
        String address,
        int port,
        Scheme scheme,
        Edge edge,
        SslMode mode,
        ServerKind server,
        String unit,
        boolean systemd,
        @Nullable FirewallTool firewall,
        Panel panel,
        String network,
        @Nullable Banned banned) {
    /** An edge address that a guard bans. */
    public record Banned(String guard, String jail, String network) {}

    public Site {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(panel, "panel");
    }

    /** The machine that {@code scene} shows, as far as it shows it. */
    public static Site of(Scene scene) {
        Endpoint first = scene.endpoints().stream().findFirst().orElse(null);
        Machine machine = scene.machine();
        Optional<ServiceState> state =
                machine == null ? Optional.empty() : machine.servers().stream().findFirst();
        Stretch blocked = first == null ? null : blocked(scene.walls(), first);
        ServerKind server = state.map(each -> ServerKind.named(each.unit())).orElseGet(() -> fromHeader(scene));
        return new Site(
                scene.origin().host().authority(),
                first == null ? "ORIGIN_ADDRESS" : bracketed(first),
                first == null ? scene.origin().port() : first.port(),
                scene.origin().scheme(),
                scene.edge(),
                scene.mode(),
                server,
                state.map(each -> each.unit().replaceAll("\\.service$", "")).orElse(server.unit()),
                machine == null || !machine.read("/etc/init.d") || machine.read("systemctl"),
                machine == null ? null : tool(machine, blocked),
                machine == null ? Panel.NONE : panel(machine),
                blocked == null
                        ? example(scene.edge(), first)
                        : blocked.part().sources().cidrs().get(0).toString(),
                machine == null ? null : banned(machine));
    }

    private static String bracketed(Endpoint endpoint) {
        String text = Addresses.text(endpoint.address());
        return endpoint.address() instanceof Inet6Address ? "[" + text + "]" : text;
    }

    private static ServerKind fromHeader(Scene scene) {
        return scene.all(HttpObservation.class).stream()
                .flatMap(seen -> seen.answer().header("server").stream())
                .map(ServerKind::named)
                .findFirst()
                .orElse(ServerKind.UNKNOWN);
    }

    /** The largest part of the edge that the ruleset keeps out. */
    private static @Nullable Stretch blocked(@Nullable Walls walls, Endpoint endpoint) {
        return walls == null
                ? null
                : walls.to(endpoint).stream()
                        .filter(stretch -> stretch.fault() != null)
                        .max(Comparator.comparingDouble(Stretch::share))
                        .orElse(null);
    }

    /** The tool that wrote the rule which blocks; else the guard that says it is on; else what holds rules. */
    private static @Nullable FirewallTool tool(Machine machine, @Nullable Stretch blocked) {
        return Optional.ofNullable(blocked)
                .flatMap(stretch -> writer(machine, stretch))
                .or(() -> guard(machine))
                .or(() -> holder(machine))
                .orElse(null);
    }

    private static Optional<FirewallTool> writer(Machine machine, Stretch blocked) {
        Owner owner = blocked.part().owner();
        DecidingRule rule = blocked.part().rule();
        return Optional.ofNullable(owner)
                .flatMap(known -> FirewallTool.named(known.id()))
                .or(() -> machine.evidence().firewall().stream()
                        .filter(text -> rule != null && text.source().source().equals(rule.file()))
                        .map(Site::tool)
                        .findFirst());
    }

    private static Optional<FirewallTool> guard(Machine machine) {
        return machine.evidence().guardSettings().stream()
                .filter(Site::on)
                .flatMap(setting -> FirewallTool.named(setting.guard()).stream())
                .findFirst();
    }

    /** Rules of iptables show in both forms where the kernel keeps them as nftables: theirs is the tool to use. */
    private static Optional<FirewallTool> holder(Machine machine) {
        List<FirewallText> texts = machine.evidence().firewall();
        return texts.stream()
                .filter(text -> tool(text) == FirewallTool.IPTABLES
                        && text.source().text().contains("\n-A "))
                .findFirst()
                .or(() -> texts.stream().findFirst())
                .map(Site::tool);
    }

    private static FirewallTool tool(FirewallText text) {
        return text.format().name().startsWith("NFT") ? FirewallTool.NFTABLES : FirewallTool.IPTABLES;
    }

    private static boolean on(GuardSetting setting) {
        String value = setting.value().toLowerCase(Locale.ROOT);
        return switch (setting.guard()) {
            case "ufw" -> setting.name().equals("Status") && value.equals("active");
            case "firewalld" -> value.equals("running") || setting.name().equals("target");
            case "csf" -> setting.name().equals("TCP_IN");
            default -> false;
        };
    }

    private static Panel panel(Machine machine) {
        List<String> units = machine.evidence().services().stream()
                .map(state -> state.unit().replaceAll("\\.service$", ""))
                .toList();
        if (units.contains("cpanel")) {
            return Panel.CPANEL;
        }
        return units.contains("psa") || units.contains("sw-cp-server")
                ? Panel.PLESK
                : units.contains("directadmin") ? Panel.DIRECTADMIN : Panel.NONE;
    }

    private static String example(Edge edge, @Nullable Endpoint endpoint) {
        boolean six = endpoint != null && endpoint.address() instanceof Inet6Address;
        return EdgeRanges.bundled().of(edge).stream()
                .flatMap(list -> list.published().stream())
                .map(Cidr::toString)
                .filter(network -> network.indexOf(':') >= 0 == six)
                .findFirst()
                .orElse("EDGE_NETWORK");
    }

    private static @Nullable Banned banned(Machine machine) {
        return machine.evidence().bans().stream()
                .filter(ban -> machine.ofEdge(ban.network()))
                .findFirst()
                .map(Site::banned)
                .orElse(null);
    }

    private static Banned banned(Ban ban) {
        return new Banned(ban.guard(), ban.list(), ban.network());
    }

    /** The command that starts, stops, reloads or restarts the web server, in the machine's init system. */
    String service(String verb) {
        return systemd ? "systemctl " + verb + " " + unit : "service " + unit + " " + verb;
    }

    /** The values of every sentence of a remedy for this site, and {@code more} after them. */
    Object[] values(Object... more) {
        Object[] own = {host, port, edge, server.named(), address, askDirectly(), askThroughEdge()};
        return Stream.of(own, more).flatMap(Stream::of).toArray();
    }

    /** Which of the two words of a sentence fits: whatever is not Apache is told in nginx' words. */
    String apacheOrNginx() {
        return server == ServerKind.APACHE ? "apache" : "nginx";
    }

    /** Whose words the allowlist is to be printed in. */
    String allowlistTool() {
        return firewall == null ? FirewallTool.IPTABLES.allowlist() : firewall.allowlist();
    }

    /** The command that asks the origin directly, past the edge, and shows how it answers. */
    String askDirectly() {
        return "curl -sS -o /dev/null -D - --resolve '" + host + ":" + port + ":" + address + "' '" + scheme.id()
                + "://" + host + ":" + port + "/'";
    }

    /** The command that asks as a visitor does. */
    String askThroughEdge() {
        return "curl -sS -o /dev/null -D - https://" + host + "/";
    }
}
