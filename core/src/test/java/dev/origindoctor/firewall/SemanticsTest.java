package dev.origindoctor.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.origin.Addresses;
import dev.origindoctor.ranges.AddressSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small rulesets with what a Linux kernel did with connections to port 443 of 192.0.2.10 through eth0. */
class SemanticsTest {
    /** Rules of several tables: a word with a colon names the table of the rules behind it, {@code ;} parts the rules. */
    private static String save(String rules) {
        StringBuilder text = new StringBuilder();
        for (String table : rules.split("(?=\\b(?:raw|mangle|nat|filter|security): )")) {
            String[] parts = table.split(": ", 2);
            text.append('*').append(parts[0]).append('\n');
            for (String rule : parts[1].split(";")) {
                String line = rule.strip();
                text.append(line.startsWith(":") || line.startsWith("-") ? line : "-A " + line)
                        .append('\n');
            }
            text.append("COMMIT\n");
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # what the kernel did       | rules
        drop                        | filter: :INPUT DROP [0:0]
        accept                      | filter: :INPUT DROP [0:0]; :INPUT ACCEPT [0:0]
        drop                        | filter: :INPUT DROP [0:0]; INPUT -j RETURN; INPUT -j ACCEPT
        reject rst                  | filter: :u - [0:0]; :v - [0:0]; INPUT -j u; INPUT -p tcp -j REJECT --reject-with tcp-reset; u -g v; u -j DROP; v -p udp -j DROP
        drop                        | raw: PREROUTING -s 198.51.100.0/24 -j DROP filter: INPUT -j ACCEPT
        stall                       | filter: :INPUT DROP [0:0]; INPUT -m conntrack --ctstate NEW -j ACCEPT
        accept                      | filter: :INPUT DROP [0:0]; INPUT -p tcp --dport 443 -j ACCEPT; OUTPUT -p tcp --sport 443 -j ACCEPT; OUTPUT -j DROP
        drop                        | filter: OUTPUT -d 198.51.100.0/24 -j DROP
        drop                        | filter: OUTPUT -p tcp -j REJECT
        reject icmp_port_unreachable | filter: INPUT -p tcp -j REJECT
        reject icmp_host_prohibited | filter: INPUT -j REJECT --reject-with icmp-host-prohibited
        drop                        | filter: :OUTPUT DROP [0:0]; INPUT -p tcp -j REJECT; OUTPUT -m state --state ESTABLISHED -j ACCEPT
        reject rst                  | filter: :OUTPUT DROP [0:0]; INPUT -p tcp -j REJECT --reject-with tcp-reset; OUTPUT -m state --state RELATED -j ACCEPT
        reject rst                  | raw: PREROUTING -p tcp -j NOTRACK filter: :OUTPUT DROP [0:0]; INPUT -p tcp -j REJECT --reject-with tcp-reset; OUTPUT -m conntrack --ctstate INVALID -j ACCEPT
        drop                        | raw: PREROUTING -p tcp -j NOTRACK filter: :OUTPUT DROP [0:0]; INPUT -p tcp -j REJECT --reject-with tcp-reset; OUTPUT -m conntrack --ctstate RELATED,UNTRACKED -j ACCEPT
        reject icmp_port_unreachable | raw: PREROUTING -p tcp -j NOTRACK filter: :OUTPUT DROP [0:0]; INPUT -p tcp -j REJECT; OUTPUT -m conntrack --ctstate INVALID -j ACCEPT
        accept                      | raw: PREROUTING -p tcp --syn -j NOTRACK filter: :INPUT DROP [0:0]; :OUTPUT DROP [0:0]; INPUT -m conntrack --ctstate UNTRACKED,NEW -j ACCEPT; OUTPUT -m conntrack --ctstate INVALID,ESTABLISHED -j ACCEPT
        accept                      | raw: OUTPUT -p tcp -j NOTRACK filter: :INPUT DROP [0:0]; INPUT -m conntrack --ctstate NEW,INVALID -j ACCEPT
        stall                       | raw: OUTPUT -p tcp -j NOTRACK filter: :INPUT DROP [0:0]; INPUT -m conntrack --ctstate NEW,ESTABLISHED -j ACCEPT
        drop                        | raw: PREROUTING -m conntrack --ctstate INVALID -j DROP
        stall rst                   | filter: INPUT -m conntrack --ctstate NEW -j ACCEPT; INPUT -p tcp -j REJECT --reject-with tcp-reset
        stall rst                   | filter: INPUT -p tcp --tcp-flags ALL ACK -j REJECT --reject-with tcp-reset
        accept                      | filter: INPUT -p tcp --tcp-flags ALL ACK -j DROP
        stall                       | filter: INPUT -p tcp --tcp-flags PSH PSH -j DROP
        maybe                       | filter: OUTPUT -p tcp --tcp-flags PSH PSH -j DROP
        stall icmp_host_prohibited  | filter: INPUT -m conntrack --ctstate NEW -j ACCEPT; INPUT -p tcp -j REJECT --reject-with icmp-host-prohibited
        drop                        | nat: PREROUTING -p tcp --dport 443 -j REDIRECT --to-ports 8443 filter: :INPUT DROP [0:0]; INPUT -p tcp --dport 443 -j ACCEPT
        reject rst                  | nat: PREROUTING -p tcp --dport 443 -j REDIRECT --to-ports 8443 filter: :OUTPUT DROP [0:0]; INPUT -p tcp --dport 8443 -j REJECT --reject-with tcp-reset; OUTPUT -p tcp --sport 8443 -j ACCEPT
        maybe                       | nat: PREROUTING -p tcp --dport 443 -j REDIRECT --to-ports 8443
        drop                        | mangle: PREROUTING -s 198.51.100.0/31 -j MARK --set-mark 1 filter: INPUT -m mark --mark 1 -j DROP
        drop                        | filter: INPUT -s 198.51.100.1/255.255.0.255 -j DROP
        accept                      | filter: INPUT -s 198.51.100.2/255.255.0.255 -j DROP
        drop                        | filter: INPUT -m iprange --src-range 198.51.100.0-198.51.100.1 -j DROP
        accept                      | filter: INPUT -m iprange ! --src-range 198.51.100.0-198.51.100.1 -j DROP
        accept                      | filter: INPUT ! -s 198.51.100.0/24 -j DROP; INPUT ! -i eth0 -j DROP; INPUT -p tcp -m multiport ! --dports 80,443 -j DROP
        accept                      | filter: :INPUT DROP [0:0]; INPUT -s 203.0.113.7,198.51.100.1 -i eth+ -j ACCEPT
        drop                        | filter: :INPUT DROP [0:0]; INPUT -i lo -j ACCEPT
        accept                      | filter: INPUT -m comment --comment "-j DROP" -j LOG --log-prefix "-j DROP "
        drop                        | filter: :dport - [0:0]; INPUT -j dport; dport -j DROP
        accept                      | filter: :drop - [0:0]; INPUT -j drop
        drop                        | filter: -P INPUT DROP; -N x; -A x -j ACCEPT; -I INPUT -p udp -j x
        accept                      | filter: -P INPUT DROP; -A INPUT -j DROP; -I INPUT 1 -p tcp -j ACCEPT
        drop                        | filter: INPUT -m addrtype --dst-type LOCAL -j DROP
        accept                      | filter: INPUT -m addrtype --dst-type UNICAST -j DROP
        accept                      | filter: INPUT -m string --string attack --algo bm -p tcp --syn -j DROP
        maybe                       | filter: INPUT -m limit --limit 1/min -j DROP
        drop                        | filter: :INPUT DROP [0:0]; INPUT -m limit --limit 1/min -j DROP
        maybe                       | filter: INPUT -m geoip --source-country CN -j DROP
        maybe                       | filter: INPUT -m set --match-set unknown src -j DROP
        maybe                       | filter: INPUT -m nosuchthing --foo bar -j DROP
        accept                      | filter: INPUT -p udp -m nosuchthing --foo bar -j DROP
        maybe                       | filter: INPUT -j NOSUCHTARGET
        drop                        | security: INPUT -p tcp -j DROP filter: INPUT -j ACCEPT
        """)
    void theKernelsAnswer(String kernel, String rules) {
        Part part = part(rules);
        String answer = part.answer() == null ? "" : " " + part.answer();
        assertThat(part.outcome().id() + answer).isEqualTo(kernel);
    }

    private static Part part(String rules) {
        FirewallSplit split = Firewall.read(List.of(new NamedText("rules.v4", save(rules))))
                .towards(Target.port(443)
                        .at(Addresses.parse("192.0.2.10").orElseThrow())
                        .through("eth0"))
                .split(AddressSet.parse("198.51.100.1"));
        assertThat(split.parts()).hasSize(1);
        return split.parts().get(0);
    }
}
