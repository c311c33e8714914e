package dev.origindoctor.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.firewall.Firewall;
import dev.origindoctor.firewall.FirewallSplit;
import dev.origindoctor.firewall.NamedText;
import dev.origindoctor.firewall.Target;
import dev.origindoctor.ranges.AddressSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesetTableTest {
    private static String table(String rule) {
        String text = "*filter\n:INPUT ACCEPT [0:0]\n" + rule + "\nCOMMIT\n";
        FirewallSplit split = Firewall.read(List.of(new NamedText("a/folder/of/some/length/rules.v4", text)))
                .towards(Target.port(443))
                .split(AddressSet.parse("198.51.100.1"));
        return RulesetTable.of(split, View.PLAIN);
    }

    @Test
    void aLongRuleIsWrapped() {
        String table =
                table("-A INPUT -p tcp -m multiport --dports 80,443 -m comment --comment \"why this rule is here\""
                        + " -j REJECT --reject-with icmp-host-prohibited");
        assertThat(table.lines()).allMatch(line -> line.length() <= 80);
        assertThat(table).contains("--reject-with icmp-host-prohibited");
    }

    @Test
    void aLineThatIsNotUnderstoodIsWrappedToo() {
        assertThat(table("-A INPUT -m frobnicate --with a --with b --with c --with d --with e --with f -j DROP")
                        .lines())
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void whatIsCutIsMarked() {
        assertThat(table("-A INPUT -m comment --comment \"" + "x ".repeat(300) + "\" -j DROP"))
                .contains("…\n")
                .doesNotContain("-j DROP");
    }
}
