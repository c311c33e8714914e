package dev.origindoctor.ranges.allowlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.firewall.Firewall;
import dev.origindoctor.firewall.FirewallSplit;
import dev.origindoctor.firewall.NamedText;
import dev.origindoctor.firewall.Outcome;
import dev.origindoctor.firewall.Target;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.ranges.RangeList;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The scripts are run in a network namespace whose firewall drops everything; what the kernel then holds is saved and
 * judged over all addresses there are.
 */
class AllowlistKernelTest {
    private static final RangeList CLOUDFLARE =
            EdgeRanges.bundled().of(Edge.CLOUDFLARE).orElseThrow();
    private static final Allowlist ALLOWLIST = Allowlist.of(CLOUDFLARE, List.of(443));

    @TempDir
    Path folder;

    /** A kernel's firewall that lets nobody in, and how it is saved. */
    enum Walled {
        IPTABLES(
                AllowlistTool.IPTABLES,
                "iptables -P INPUT DROP; ip6tables -P INPUT DROP",
                "iptables-save >$D/v4; ip6tables-save >$D/v6; ipset save >$D/sets"),
        NFTABLES(
                AllowlistTool.NFTABLES,
                "nft 'add table inet filter; add chain inet filter input { type filter hook input priority 0; policy drop; }'",
                "nft list ruleset >$D/nft");

        private final AllowlistTool tool;
        private final String wall;
        private final String save;

        Walled(AllowlistTool tool, String wall, String save) {
            this.tool = tool;
            this.wall = wall;
            this.save = save;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theScriptLetsTheEdgeInAndNobodyElse(Walled walled) throws Exception {
        needs("unshare", "iptables", "ipset", "nft");
        String ran = inNamespace(
                walled, "sh $D/allow.sh; saved once; sh $D/allow.sh; saved twice; sh $D/undo.sh; saved undone");
        assertThat(ran).isEmpty();

        AddressSet let = accepted("once", 443);
        assertThat(let).isEqualTo(CLOUDFLARE.addresses());
        assertThat(accepted("once", 80).isEmpty()).isTrue();
        assertThat(accepted("twice", 443)).isEqualTo(CLOUDFLARE.addresses());
        assertThat(state("twice")).isEqualTo(state("once"));
        assertThat(accepted("undone", 443).isEmpty()).isTrue();
        assertThat(state("undone")).isEqualTo(state("before"));
    }

    private String inNamespace(Walled walled, String steps) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("allow.sh"), ALLOWLIST.script(walled.tool));
        Files.writeString(folder.resolve("undo.sh"), ALLOWLIST.undo(walled.tool));
        String script = "set -eu\nsaved() { D=" + folder + "/$1; mkdir -p $D; " + walled.save + "; D=" + folder
                + "; }\n" + "D=" + folder + "\n" + walled.wall + "\nsaved before\n" + steps.replace("; ", "\n") + "\n";
        Path file = Files.writeString(folder.resolve("steps.sh"), script);
        File log = folder.resolve("log").toFile();
        Process process = new ProcessBuilder("unshare", "-n", "sh", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log.toPath())).isZero();
        return Files.readString(log.toPath());
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

    private static void needs(String... programs) throws IOException, InterruptedException {
        StringBuilder missing = new StringBuilder();
        for (String program : programs) {
            boolean there = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin").stream()
                    .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
            missing.append(there ? "" : program + " ");
        }
        Process namespace = new ProcessBuilder("sh", "-c", "unshare -n true 2>/dev/null").start();
        missing.append(namespace.waitFor() == 0 ? "" : "the right to make a network namespace");
        if (missing.length() > 0 && "true".equals(System.getenv("ORIGIN_DOCTOR_REQUIRE_REAL"))) {
            fail("missing: " + missing);
        } else if (missing.length() > 0) {
            abort("missing: " + missing);
        }
    }
}
