package dev.origindoctor.remedy;

import dev.origindoctor.diagnosis.HostTestimony;
import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.finding.Scene;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.ranges.Cidr;
import dev.origindoctor.ranges.EdgeRanges;
import java.net.Inet6Address;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
 * @param spot where in its ruleset the edge is kept out; null where that is not known
 * @param network one network of the edge, as an example; all of them are printed by {@code ranges allowlist}
 * @param banned an edge address that is banned, and by which jail; null where none is known
 * @param speaks what speaks in TLS' place on the port, such as {@code ssh}; null where it is HTTP, or not known
 * @param rehearsed what the ruleset would do with the edge after the proposed rules; empty where that is not known
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
        @Nullable Spot spot,
        String network,
        @Nullable Banned banned,
        @Nullable String speaks,
        List<HostTestimony.Stretch> rehearsed) {
    /** Words in TLS' place that are no other service's. */
    private static final Set<String> NO_OTHER_SERVICE = Set.of("http", "proxy", "unknown");

    /** An edge address that a guard bans. */
    public record Banned(String guard, String jail, String network) {}

    public Site {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(panel, "panel");
        rehearsed = List.copyOf(rehearsed);
    }

    /** The machine that {@code scene} shows, as far as it shows it, kept like this. */
    public static Site of(Scene scene, Setup setup) {
        Endpoint first = scene.endpointToLookAt();
        ServerKind server = setup.unit() == null ? fromHeader(scene) : ServerKind.named(setup.unit());
        return new Site(
                scene.origin().host().authority(),
                first == null ? "ORIGIN_ADDRESS" : bracketed(first),
                first == null ? scene.origin().port() : first.port(),
                scene.origin().scheme(),
                scene.edge(),
                scene.mode(),
                server,
                setup.unit() == null ? server.unit() : setup.unit(),
                setup.systemd(),
                setup.firewall(),
                setup.panel(),
                setup.spot(),
                setup.blocked() == null ? example(scene.edge(), first) : setup.blocked(),
                setup.banned(),
                speech(scene),
                setup.rehearsed());
    }

    private static @Nullable String speech(Scene scene) {
        return scene.direct(TlsObservation.class).stream()
                .map(seen -> seen.answer().plainText())
                .filter(said -> said != null && !NO_OTHER_SERVICE.contains(said))
                .findFirst()
                .orElse(null);
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

    private static String example(Edge edge, @Nullable Endpoint endpoint) {
        boolean six = endpoint != null && endpoint.address() instanceof Inet6Address;
        return EdgeRanges.bundled().of(edge).stream()
                .flatMap(list -> list.published().stream())
                .map(Cidr::toString)
                .filter(network -> network.indexOf(':') >= 0 == six)
                .findFirst()
                .orElse("EDGE_NETWORK");
    }

    /** The command that starts, stops, reloads or restarts the web server, in the machine's init system. */
    String service(String verb) {
        return systemd ? "systemctl " + verb + " " + unit : "service " + unit + " " + verb;
    }

    /** The values of every sentence of a remedy for this site. */
    List<Object> values() {
        return List.of(
                host,
                port,
                edge,
                server.named(),
                address,
                Phrase.command(askDirectly()),
                Phrase.command(askThroughEdge()));
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
