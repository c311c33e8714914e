package dev.origindoctor.remedy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tools with which a host's firewall is kept, and how each lets one network in to one port. */
public enum FirewallTool {
    UFW(
            "ufw",
            "ufw insert 1 allow proto tcp from {network} to any port {port}",
            "ufw delete allow proto tcp from {network} to any port {port}",
            "ufw status numbered",
            "{iptables} -I {ufw}-user-input 1 -s {network} -p tcp --dport {port} -j ACCEPT"),
    FIREWALLD(
            "firewalld",
            "firewall-cmd --permanent --add-rich-rule='rule family=\"{family}\" source address=\"{network}\" port port=\"{port}\" protocol=\"tcp\" accept' && firewall-cmd --reload",
            "firewall-cmd --permanent --remove-rich-rule='rule family=\"{family}\" source address=\"{network}\" port port=\"{port}\" protocol=\"tcp\" accept' && firewall-cmd --reload",
            "firewall-cmd --list-all",
            "nft insert rule inet firewalld filter_IN_public_allow {nftfamily} saddr {network} tcp dport {port} accept"),
    CSF(
            "CSF",
            "csf -a {network} 'edge'",
            "csf -ar {network}",
            "csf -g {network}",
            "{iptables} -I ALLOWIN 1 -s {network} -j ACCEPT"),
    NFTABLES(
            "nftables",
            "nft insert rule {table} {chain} {nftfamily} saddr {network} tcp dport {port} accept",
            "nft -a list chain {table} {chain}   # then: nft delete rule {table} {chain} handle N",
            "nft list ruleset",
            "nft insert rule {table} {chain} {nftfamily} saddr {network} tcp dport {port} accept"),
    IPTABLES(
            "iptables",
            "{iptables} -t {table} -I {chain} -s {network} -p tcp --dport {port} -j ACCEPT",
            "{iptables} -t {table} -D {chain} -s {network} -p tcp --dport {port} -j ACCEPT",
            "{iptables} -t {table} -L {chain} -n -v --line-numbers",
            "{iptables} -t {table} -I {chain} -s {network} -p tcp --dport {port} -j ACCEPT");

    private final String title;
    private final String allow;
    private final String undo;
    private final String show;
    private final String written;

    FirewallTool(String title, String allow, String undo, String show, String written) {
        this.title = title;
        this.allow = allow;
        this.undo = undo;
        this.show = show;
        this.written = written;
    }

    /** Its name. */
    public String title() {
        return title;
    }

    /** The identifier of the allowlist that {@code origin-doctor ranges allowlist --for} prints for it. */
    String allowlist() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The command that lets this network in to this port, and nobody else. */
    public String allow(String network, int port, @Nullable Spot spot) {
        return fill(allow, network, port, spot);
    }

    /** What {@link #allow} comes to in the kernel for each of a family's networks, in the words of the kernel's own tool. */
    List<String> written(List<String> networks, int port, @Nullable Spot spot) {
        if (networks.isEmpty()) {
            return List.of();
        }
        String command = fill(written, isSix(networks.get(0)), port, spot);
        return networks.stream()
                .map(network -> command.replace("{network}", network))
                .toList();
    }

    /** The tool with this identifier, where there is one. */
    static Optional<FirewallTool> byId(String id) {
        return Arrays.stream(values())
                .filter(tool -> tool.allowlist().equals(id))
                .findFirst();
    }

    /** The command that takes {@link #allow} back. */
    public String undo(String network, int port, @Nullable Spot spot) {
        return fill(undo, network, port, spot);
    }

    /** The command that shows the rules. */
    public String show(String network, int port, @Nullable Spot spot) {
        return fill(show, network, port, spot);
    }

    /** The tool of this owner of a rule, where it is one. */
    static Optional<FirewallTool> named(String owner) {
        return switch (owner) {
            case "ufw" -> Optional.of(UFW);
            case "firewalld" -> Optional.of(FIREWALLD);
            case "csf" -> Optional.of(CSF);
            default -> Optional.empty();
        };
    }

    /** Where rules usually go. */
    private Spot usual() {
        return this == NFTABLES ? new Spot("inet filter", "input") : new Spot("filter", "INPUT");
    }

    private String fill(String template, String network, int port, @Nullable Spot known) {
        return fill(template, isSix(network), port, known).replace("{network}", network);
    }

    private static boolean isSix(String network) {
        return network.indexOf(':') >= 0;
    }

    private String fill(String template, boolean six, int port, @Nullable Spot known) {
        Spot spot = known == null || known.inNftables() != (this == NFTABLES) ? usual() : known;
        return template.replace("-t {table} ", spot.table().equals("filter") ? "" : "-t " + spot.table() + " ")
                .replace("{table}", spot.table())
                .replace("{chain}", spot.chain())
                .replace("{port}", Integer.toString(port))
                .replace("{family}", six ? "ipv6" : "ipv4")
                .replace("{nftfamily}", six ? "ip6" : "ip")
                .replace("{ufw}", six ? "ufw6" : "ufw")
                .replace("{iptables}", six ? "ip6tables" : "iptables");
    }
}
