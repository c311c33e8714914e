package dev.origindoctor.remedy;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.finding.Machine;
import dev.origindoctor.finding.Scene;
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
                machine == null ? null : tool(machine),
                machine == null ? Panel.NONE : panel(machine),
                example(scene.edge(), first),
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

    /** The guard that says it is on; else whichever ruleset the kernel has. */
    private static @Nullable FirewallTool tool(Machine machine) {
        Optional<FirewallTool> active = machine.evidence().guardSettings().stream()
                .filter(Site::on)
                .flatMap(setting -> FirewallTool.named(setting.guard()).stream())
                .findFirst();
        List<FirewallText> texts = machine.evidence().firewall();
        boolean nft = texts.stream().anyMatch(text -> text.format().name().startsWith("NFT"));
        FirewallTool kernel = texts.isEmpty() ? null : nft ? FirewallTool.NFTABLES : FirewallTool.IPTABLES;
        return active.orElse(kernel);
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
