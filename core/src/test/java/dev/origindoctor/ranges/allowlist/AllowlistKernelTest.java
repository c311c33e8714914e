package dev.origindoctor.ranges.allowlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.origindoctor.firewall.Firewall;
import dev.origindoctor.firewall.FirewallSplit;
import dev.origindoctor.firewall.NamedText;
import dev.origindoctor.firewall.Outcome;
import dev.origindoctor.firewall.Target;
import dev.origindoctor.firewall.kernel.Prober;
import dev.origindoctor.machine.MachineScript;
import dev.origindoctor.machine.Outside;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.ranges.Family;
import dev.origindoctor.ranges.Ip;
import dev.origindoctor.ranges.RangeList;
import dev.origindoctor.zoo.RealThings;
import dev.origindoctor.zoo.machine.ChildJava;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The scripts are run on a machine whose real firewall keeps everybody out. What the kernel then holds is saved and
 * judged over all addresses there are, and connections are made from both sides of every boundary of the ranges.
 */
class AllowlistKernelTest {

    /** How long, in milliseconds, who is kept out is given: a busy machine makes this test weaker, never wrong. */
    private static final long SHORTLY = 120;

    @TempDir
    Path folder;

    /** A firewall that lets nobody in, how it is started and how its state is saved. */
    enum Walled {
        IPTABLES(
                AllowlistTool.IPTABLES,
                "cloudflare",
                List.of(),
                "iptables -P INPUT DROP; ip6tables -P INPUT DROP",
                "iptables-save >$D/v4; ip6tables-save >$D/v6; ipset save >$D/sets",
                "iptables",
                "ipset"),
        NFTABLES(
                AllowlistTool.NFTABLES,
                "cloudflare",
                List.of(),
                "nft 'add table inet filter; add chain inet filter input { type filter hook input priority 0; policy drop; }'",
                "nft list ruleset >$D/nft",
                "nft"),
        // It takes a third of a second for each rule: the shorter list is enough where nobody insists.
        UFW(
                AllowlistTool.UFW,
                RealThings.required() ? "cloudflare" : "sucuri",
                List.of("/etc/ufw", "/etc/default/ufw"),
                "ufw --force enable; ufw reload",
                "iptables-save >$D/v4; ip6tables-save >$D/v6; cat /etc/ufw/user.rules /etc/ufw/user6.rules >kept-${D##*/}",
                "ufw",
                "iptables"),
        FIREWALLD(
                AllowlistTool.FIREWALLD,
                "cloudflare",
                List.of("/etc/firewalld"),
                """
                mkdir -p /run/dbus
                dbus-daemon --system --fork --nopidfile
                firewalld --nofork &
                until firewall-cmd --state -q 2>/dev/null; do sleep 0.1; done""",
                "nft list ruleset >$D/nft; firewall-cmd --permanent --list-all >kept-${D##*/}",
                "firewalld",
                "firewall-cmd",
                "dbus-daemon",
                "nft");

        private final AllowlistTool tool;
        private final Allowlist allowlist;
        private final List<String> copies;
        private final String start;
        private final String save;
        private final String[] programs;

        Walled(AllowlistTool tool, String list, List<String> copies, String start, String save, String... programs) {
            this.tool = tool;
            this.allowlist = Allowlist.of(EdgeRanges.bundled().byId(list).orElseThrow(), List.of(443));
            this.copies = copies;
            this.start = start;
            this.save = save;
            this.programs = programs;
        }

        boolean quick() {
            return tool == AllowlistTool.IPTABLES || tool == AllowlistTool.NFTABLES;
        }

        AddressSet edge() {
            return allowlist.list().addresses();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theScriptLetsTheEdgeInAndNobodyElse(Walled walled) throws Exception {
        String ran = run(walled, """
                saved before
                sh allow.sh >/dev/null
                saved once
                met once
                echo again
                sh allow.sh
                echo and again
                saved twice
                sh undo.sh >/dev/null
                saved undone
                met undone
                """);
        assertThat(ran).endsWith("again\nand again\n");
        AddressSet before = accepted("before", 443);
        assertThat(before.isEmpty()).isTrue();
        assertThat(accepted("once", 443)).isEqualTo(walled.edge());
        assertThat(accepted("once", 80).isEmpty()).isTrue();
        assertThat(state("twice")).isEqualTo(state("once"));
        assertThat(state("undone")).isEqualTo(state("before"));
        assertThat(kept("twice")).isEqualTo(kept("once"));
        assertThat(kept("undone")).isEqualTo(kept("before"));

        Map<String, String> once = met("once");
        for (Ip address : boundaries(walled.edge())) {
            boolean edge = walled.edge().contains(address);
            assertThat(once.get("443 " + address).equals("accepted"))
                    .as("%s", address)
                    .isEqualTo(edge);
            assertThat(once.get("80 " + address)).as("%s", address).isNotIn("accepted", "refused");
        }
        assertThat(met("undone")).doesNotContainValue("accepted");
    }

    @ParameterizedTest
    @EnumSource
    void rangesThatAreNoLongerPublishedGo(Walled walled) throws Exception {
        assumeTrue(walled.quick() || RealThings.required(), "takes ten seconds, and nobody insists");
        RangeList list = walled.allowlist.list();
        RangeList older = list.renewed(
                Stream.concat(
                                list.published().stream().skip(2),
                                AddressSet.parse("198.51.100.0/24 2001:db8:7::/48").cidrs().stream())
                        .toList(),
                list.date(),
                Map.of());
        Files.writeString(folder.resolve("older.sh"), new Allowlist(older, List.of(443, 8443), "").script(walled.tool));
        run(walled, """
                sh older.sh >/dev/null
                saved older
                sh allow.sh >/dev/null
                saved once
                """);
        assertThat(accepted("older", 8443)).isEqualTo(older.addresses());
        assertThat(accepted("once", 443)).isEqualTo(walled.edge());
        assertThat(accepted("once", 8443).isEmpty()).isTrue();
    }

    private String run(Walled walled, String steps) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("allow.sh"), walled.allowlist.script(walled.tool));
        Files.writeString(folder.resolve("undo.sh"), walled.allowlist.undo(walled.tool));
        List<Ip> boundaries = boundaries(walled.edge());
        Files.writeString(folder.resolve("once.questions"), questions(walled, boundaries, 20_000));
        Files.writeString(folder.resolve("undone.questions"), questions(walled, boundaries, SHORTLY));
        String prober = ChildJava.line(Prober.class);
        return MachineScript.in(folder, walled.programs)
                .copying(walled.copies)
                .facing(boundaries)
                .run("saved() { D=$PWD/$1; mkdir -p $D; " + walled.save + "; }\nmet() { outside " + prober
                        + " probe <$1.questions >$1.met; }\n" + prober + " echo 443 >echo & echoing=$!\n"
                        + "{ " + walled.start + "\n} >start.log 2>&1\n"
                        + "until grep -q ready echo; do kill -0 $echoing || exit 1; sleep 0.05; done\n" + steps);
    }

    /** The first and last addresses of every range, and their neighbours. */
    private static List<Ip> boundaries(AddressSet ranges) {
        return ranges.ranges().stream()
                .flatMap(range -> Stream.of(
                        range.first().previous(),
                        range.first(),
                        range.last(),
                        range.last().next()))
                .distinct()
                .toList();
    }

    /** One line for each family, port and side: who is to get in has time, who is not has not. */
    private static String questions(Walled walled, List<Ip> sources, long patience) {
        List<String> lines = new ArrayList<>();
        for (Family family : Family.values()) {
            String machine = family == Family.IPV4 ? Outside.FOUR : Outside.SIX;
            for (boolean edge : new boolean[] {true, false}) {
                String from = sources.stream()
                        .filter(source ->
                                source.family() == family && walled.edge().contains(source) == edge)
                        .map(Ip::toString)
                        .collect(Collectors.joining(" "));
                lines.add((edge ? patience : SHORTLY) + " " + machine + " 443 " + from);
                lines.add(SHORTLY + " " + machine + " 80 " + from);
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** What was met from where: "443 192.0.2.1" to "accepted", "timeout" and so on. */
    private Map<String, String> met(String moment) throws IOException {
        Map<String, String> met = new TreeMap<>();
        List<String> questions = Files.readAllLines(folder.resolve(moment + ".questions"));
        List<String> answers = Files.readAllLines(folder.resolve(moment + ".met"));
        for (int i = 0; i < questions.size(); i++) {
            String port = questions.get(i).split(" ")[2];
            String answer = answers.get(i);
            for (String one : answer.substring(1, answer.length() - 1).split(", ")) {
                met.put(port + " " + one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
            }
        }
        return met;
    }

    private AddressSet accepted(String moment, int port) throws IOException {
        FirewallSplit split =
                Firewall.read(texts(moment)).towards(Target.port(port)).split(AddressSet.all());
        assertThat(split.unread()).isEmpty();
        assertThat(split.sources(Outcome.MAYBE).isEmpty()).isTrue();
        return split.sources(part -> part.outcome() == Outcome.ACCEPT || part.outcome() == Outcome.STALL);
    }

    /** What the kernel holds, without counters, times and the order of its hashes. */
    private List<String> state(String moment) throws IOException {
        StringBuilder all = new StringBuilder();
        for (NamedText text : texts(moment)) {
            all.append(text.text().replaceAll("(?m)^#.*\\R|\\[\\d+:\\d+]| (initval|hashsize) \\w+", ""));
        }
        return all.toString().lines().sorted().toList();
    }

    /** What the tool keeps for the next start. */
    private List<String> kept(String moment) throws IOException {
        Path file = folder.resolve("kept-" + moment);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private List<NamedText> texts(String moment) throws IOException {
        try (var files = Files.list(folder.resolve(moment))) {
            return files.sorted()
                    .map(file -> new NamedText(file.getFileName().toString(), text(file)))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
