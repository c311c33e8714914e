package dev.origindoctor.firewall.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.origindoctor.firewall.Firewall;
import dev.origindoctor.firewall.FirewallSplit;
import dev.origindoctor.firewall.NamedText;
import dev.origindoctor.firewall.Outcome;
import dev.origindoctor.firewall.RefusedFile;
import dev.origindoctor.ranges.Family;
import dev.origindoctor.zoo.RealThings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Files that nft refuses as a whole, whatever its version, and others that it takes or that a newer one may. Where
 * kernels can be asked, nft itself is.
 */
class NftRefusedTest {
    private static final String CHAIN = "table inet t {\nchain c {\ntype filter hook input priority 0; policy drop;\n";

    /** Rules of a chain with a hook; then the line that is refused, and why. A slash between blanks ends a line. */
    private static final List<String> REFUSED = """
            saddr 198.51.100.1 accept                 => 4 'saddr' cannot stand alone: it is a field of ip or ip6
            counter / ip protocol 17 dport 514 accept => 5 'dport' cannot stand alone: it is a field of tcp, udp or th
            inet tcp dport 443 accept                 => 4 'inet' cannot stand alone: it is a family of tables
            log prefix "x" limit rate 5/minute level info => 4 'level' cannot stand alone: it is an option of log
            limit rate over { 15/minute, 3/second } drop  => 4 a limit is one number, not a set
            iifname eth0\\"x accept                    => 4 a '\\' may only stand at the end of a line
            } / chain d { / type filter priority 0    => 6 'hook' expected, found 'priority'
            } / chain { / accept                      => 5 the chain has no name
            } / chain d { / jump c                    => 6 the chain c has a hook: no rule can lead to it
            }                                         => 6 the '}' closes nothing
            } / } / define v6 = fdff:z::1 / table ip v { / chain c { => 6 the value is no address
            } / set s { / 198.51.100.1, / } / chain d { => 6 no part of a set begins with a number: its members stand in 'elements = { }'
            } / } / add / table ip v { / chain c {    => 6 the command ends behind its first word
            } / chain d { / chain e {                 => 8 the file ends inside of a block: a '}' is missing
            """.lines().toList();

    /** The same with rules that are taken, or that only this reader, or this version of nft, does not know. */
    private static final List<String> NOT = """
            counter comment "}" # }
            meta l4proto { tcp, udp } th dport 443 accept
            log prefix "a level of dport" level info
            ct original saddr 198.51.100.1 accept
            iifname wg\\* accept
            iifname eth0 \\ / accept
            frobnicate 443 accept
            tcp option frob exists drop
            jump elsewhere
            ip saddr $unknown accept
            """.lines().toList();

    private static String rules(String rules) {
        return "#!/usr/sbin/nft -f\n" + CHAIN + rules.strip().replace(" / ", "\n") + "\n}\n}\n";
    }

    private static Firewall read(String rules) {
        return Firewall.read(List.of(new NamedText("rules.nft", rules)));
    }

    @ParameterizedTest
    @FieldSource("REFUSED")
    void nothingOfAFileIsLoadedThatNoVersionTakes(String row) {
        String[] parts = row.split(" *=> ");
        Firewall firewall = read(rules(parts[0]));
        assertThat(firewall.refused())
                .singleElement()
                .satisfies(
                        file -> assertThat(file.line() - 1 + " " + file.why()).isEqualTo(parts[1]));
        assertThat(firewall.unread()).isEmpty();
        FirewallSplit split = KernelAnswers.split(firewall, Family.IPV4);
        assertThat(split.parts()).singleElement().satisfies(part -> {
            assertThat(part.outcome()).isEqualTo(Outcome.MAYBE);
            assertThat(part.why()).contains("nothing of rules.nft is loaded");
        });
    }

    @ParameterizedTest
    @FieldSource("NOT")
    void whatANewerVersionMayTakeIsNotRefused(String row) {
        assertThat(read(rules(row)).refused()).isEmpty();
    }

    @Test
    void otherFilesAreLoadedAllTheSame() {
        Firewall firewall = Firewall.read(List.of(
                new NamedText("broken.nft", rules("dport 443 accept")),
                new NamedText("whole.nft", rules("accept").replace("table inet t", "table inet u"))));
        assertThat(firewall.refused()).extracting(RefusedFile::file).containsExactly("broken.nft");
        FirewallSplit split = KernelAnswers.split(firewall, Family.IPV4);
        assertThat(split.sources(Outcome.ACCEPT)).isEqualTo(split.sources(part -> true));
        assertThat(split.json()).contains("\"refused\":[{\"file\":\"broken.nft\",\"place\":\"broken.nft\",\"line\":5");
    }

    @Test
    void aFileIsRefusedForWhatItIncludes() {
        Firewall firewall = Firewall.read(List.of(
                new NamedText("main.nft", "include \"part.nft\"\n" + rules("accept")),
                new NamedText("part.nft", rules("dport 443 accept").replace("table inet t", "table inet u"))));
        assertThat(firewall.refused()).singleElement().satisfies(file -> {
            assertThat(file.file()).isEqualTo("main.nft");
            assertThat(file.place()).isEqualTo("part.nft");
        });
    }

    /** A listing that was cut, or the text of a page, is nothing that nft was given. */
    @Test
    void whatIsNoFileForNftIsNotRefused() {
        assertThat(read(CHAIN + "ct state established accept\n").refused()).isEmpty();
        assertThat(read("Use this:\n```\n" + rules("dport 443 accept") + "```\n")
                        .refused())
                .isEmpty();
        assertThat(read(rules("ip saddr {{ edge }} dport 443 accept")).refused())
                .isEmpty();
    }

    @Test
    void nftSaysTheSame() throws Exception {
        assumeTrue(System.getProperty("firewall.generated") != null || RealThings.required());
        TestNetwork.need();
        try (TestNetwork network = new TestNetwork(KernelAnswers.PORT)) {
            network.loadNft(rules("accept"));
            for (String row : REFUSED) {
                assertThat(catchThrowable(() -> network.loadNft(rules(row.split(" *=> ")[0]))))
                        .as(row)
                        .isNotNull();
            }
        }
    }
}
