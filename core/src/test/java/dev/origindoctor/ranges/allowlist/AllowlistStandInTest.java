package dev.origindoctor.ranges.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.host.guard.CsfListReader;
import dev.origindoctor.host.guard.GuardRule;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.machine.MachineScript;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.ranges.RangeList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * CSF is in no distribution and AWS is a service: neither can be run here. The scripts are run against stand-ins that
 * take nothing but what the documentation of the tools has, and keep what they are told. That a real CSF and the real
 * AWS do the same is not proved by this; that the words are those of the real command, AWS CLI 2.9 in front of a stand-in
 * of the service has shown once.
 */
class AllowlistStandInTest {
    private static final RangeList CLOUDFLARE =
            EdgeRanges.bundled().byId("cloudflare").orElseThrow();
    private static final Allowlist ALLOWLIST = Allowlist.of(CLOUDFLARE, List.of(80, 443));

    /** {@code csf -r} only, counted, where it is not told to fail. */
    private static final String CSF = """
            #!/bin/sh
            [ "$*" = -r ] || { echo "csf $*: not known here" >&2; exit 9; }
            [ ! -f broken ] || exit 1
            echo restarted >>restarts
            """;

    /**
     * Three commands of {@code aws ec2}, with the options as documented. A rule is a line: id, ports, block,
     * description. A rule that is there already and the sixty-first of a family are refused, as AWS refuses them.
     */
    private static final String AWS = """
            #!/bin/sh
            refuse() { echo "aws: $1" >&2; exit 9; }
            [ "$1" = ec2 ] || refuse "$1"
            command=$2
            shift 2
            group= rules= permissions= filters=
            while [ $# -gt 0 ]; do
              option=$1
              shift
              values=
              while [ $# -gt 0 ]; do
                case $1 in --*) break ;; esac
                values="$values$1
            "
                shift
              done
              case $option in
                --group-id) group=${values%?} ;;
                --security-group-rule-ids) rules=$values ;;
                --ip-permissions) permissions=$values ;;
                --filters) filters=${values%?} ;;
                --query | --output) ;;
                *) refuse "$option" ;;
              esac
            done
            [ -f rules ] || : >rules
            case $command in
              describe-security-group-rules)
                [ "$filters" = Name=group-id,Values=sg-1 ] || refuse "$filters"
                awk -v OFS='\\t' '$5 == "od-cloudflare" { print $1, $2, $3, $4 }' rules ;;
              authorize-security-group-ingress)
                [ "$group" = sg-1 ] || refuse "$group"
                four='\\{CidrIp=[0-9./]+,Description=[a-z_-]+\\}'
                six='\\{CidrIpv6=[0-9a-f:/]+,Description=[a-z_-]+\\}'
                form="^IpProtocol=tcp,FromPort=([0-9]+),ToPort=\\\\1(,IpRanges=\\[$four(,$four)*\\])?(,Ipv6Ranges=\\[$six(,$six)*\\])?\\$"
                printf %s "$permissions" >asked
                ! grep -Evq "$form" asked || refuse "$permissions"
                sed -E 's/^.*FromPort=([0-9]+),ToPort[^{]*/\\1 /; s/\\},\\{|\\}\\],Ipv6Ranges=\\[\\{/\\n/g' asked |
                  awk '/^[0-9]/ { port = $1; $0 = $2 } { gsub(/[{}\\]]|CidrIp(v6)?=|Description=/, ""); split($0, at, ","); print port, port, at[1], at[2] }' >added
                while read -r added; do
                  ! grep -qF " ${added% *} " rules || refuse "InvalidPermission.Duplicate: $added"
                done <added
                for kind in : [.]; do
                  [ "$(cat rules added | grep -c "$kind")" -le 60 ] || refuse RulesPerSecurityGroupLimitExceeded
                done
                while read -r added; do
                  echo one more >>counted
                  echo "sgr-$(wc -l <counted) $added" >>rules
                done <added ;;
              revoke-security-group-ingress)
                for rule in $rules; do
                  grep -q "^$rule " rules || refuse "InvalidSecurityGroupRuleId.NotFound: $rule"
                done
                for rule in $rules; do sed -i "/^$rule /d" rules; done ;;
              *) refuse "$command" ;;
            esac
            """;

    @TempDir
    Path folder;

    @Test
    void csfIsToldInItsOwnFileAndOnlyWhereSomethingChanged() throws Exception {
        String said = run(AllowlistTool.CSF, "csf", CSF, """
                mount -t tmpfs tmpfs /etc
                mkdir /etc/csf
                echo '192.0.2.1 # mine' >/etc/csf/csf.allow
                cp /etc/csf/csf.allow before
                sh allow.sh
                cp /etc/csf/csf.allow once
                cp /etc/csf/od-cloudflare.allow entries
                sh allow.sh
                cmp /etc/csf/csf.allow once
                wc -l <restarts
                sh undo.sh
                cmp /etc/csf/csf.allow before
                ls /etc/csf
                """);
        assertThat(said.lines()).containsExactly("1", "csf.allow");
        assertThat(folder.resolve("once")).hasContent("192.0.2.1 # mine\nInclude /etc/csf/od-cloudflare.allow\n");
        assertThat(Files.readAllLines(folder.resolve("entries")))
                .allMatch(line -> line.matches("tcp\\|in\\|d=80,443\\|s=[0-9a-f.:]+/\\d+"));
        AddressSet allowed = AddressSet.empty();
        SourceText entries = SourceText.whole(
                "/etc/csf/csf.allow",
                Files.readString(folder.resolve("entries")),
                Instant.parse("2026-11-21T09:00:00Z"));
        for (GuardRule rule : CsfListReader.rules(entries, "allow").facts()) {
            allowed = allowed.union(AddressSet.parse(rule.from()));
        }
        assertThat(allowed).isEqualTo(CLOUDFLARE.addresses());
    }

    @Test
    void aSecurityGroupGetsARuleForEachBlockAndPortWithinItsLimit() throws Exception {
        String said = run(AllowlistTool.AWS, "aws", AWS, """
                echo 'sgr-0 22 22 192.0.2.0/24 mine' >rules
                sh allow.sh sg-1
                cp rules once
                sh allow.sh sg-1
                cmp rules once
                sh older.sh sg-1
                sh allow.sh sg-1
                cut -d' ' -f2- once | sort >wanted
                cut -d' ' -f2- rules | sort | cmp - wanted
                sh undo.sh sg-1
                cat rules
                """);
        assertThat(said).isEqualTo("sgr-0 22 22 192.0.2.0/24 mine\n");
        AddressSet allowed = AddressSet.empty();
        for (String line : Files.readAllLines(folder.resolve("once"))) {
            String[] words = line.split(" ");
            if (words[1].equals("443")) {
                assertThat(words[2]).isEqualTo("443");
                allowed = allowed.union(AddressSet.parse(words[3]));
            }
        }
        assertThat(allowed).isEqualTo(CLOUDFLARE.addresses());
    }

    @Test
    void aCsfThatDoesNotRestartKeepsItsLists() throws Exception {
        String said = run(AllowlistTool.CSF, "csf", CSF, """
                mount -t tmpfs tmpfs /etc
                mkdir /etc/csf
                printf '192.0.2.1 # mine' >/etc/csf/csf.allow
                cp /etc/csf/csf.allow before
                touch broken
                ! sh allow.sh
                cmp /etc/csf/csf.allow before
                ls /etc/csf
                rm broken
                sh older.sh
                touch broken
                cp /etc/csf/od-cloudflare.allow older
                ! sh allow.sh
                cmp /etc/csf/od-cloudflare.allow older
                rm broken
                sh allow.sh
                cat /etc/csf/csf.allow
                """);
        String refused = "origin-doctor: csf did not restart; its lists are as they were before";
        assertThat(said.lines())
                .containsExactly(
                        refused, "csf.allow", refused, "192.0.2.1 # mine", "Include /etc/csf/od-cloudflare.allow");
    }

    @Test
    void aListThatDoesNotFitIntoAGroupIsRefusedBeforeAnythingIsChanged() throws Exception {
        RangeList large = EdgeRanges.bundled().byId("gcore").orElseThrow();
        Files.writeString(
                folder.resolve("large.sh"), Allowlist.of(large, List.of(443)).script(AllowlistTool.AWS));
        String said = run(AllowlistTool.AWS, "aws", AWS, """
                ! sh large.sh sg-1
                ls rules 2>&1 | grep -c 'No such file'
                """);
        assertThat(said)
                .contains("do not fit into a group of 60; nothing was changed")
                .endsWith("\n1\n");
    }

    /** Every tool with every list, one port and several: what a shell is to take must be one. */
    @Test
    void everyScriptIsOneThatAShellTakes() throws Exception {
        StringBuilder steps = new StringBuilder();
        for (RangeList list : EdgeRanges.bundled().lists().stream()
                .filter(each -> !each.id().endsWith("-visitors"))
                .toList()) {
            for (AllowlistTool tool : AllowlistTool.values()) {
                for (List<Integer> ports : List.of(List.of(443), List.of(80, 443, 8443))) {
                    Allowlist allowlist = Allowlist.of(list, ports);
                    for (String text : List.of(allowlist.script(tool), allowlist.undo(tool))) {
                        Path file = Files.createTempFile(folder, tool.name(), ".sh");
                        Files.writeString(file, text);
                        assertThat(text).as(file.toString()).doesNotContainPattern("@[A-Z]+@");
                        steps.append(text.startsWith("#!/bin/sh") ? "sh -n " + file + "\n" : "");
                    }
                }
            }
        }
        assertThat(MachineScript.in(folder).run(steps.toString())).isEmpty();
    }

    private String run(AllowlistTool tool, String name, String standIn, String steps) throws Exception {
        RangeList older = CLOUDFLARE.renewed(
                AddressSet.parse("198.51.100.0/24 2001:db8:7::/48").cidrs(), CLOUDFLARE.date(), Map.of());
        Files.writeString(folder.resolve("allow.sh"), ALLOWLIST.script(tool));
        Files.writeString(
                folder.resolve("older.sh"), Allowlist.of(older, List.of(443)).script(tool));
        Files.writeString(folder.resolve("undo.sh"), ALLOWLIST.undo(tool));
        Files.createDirectory(folder.resolve("bin"));
        Path program = Files.writeString(folder.resolve("bin").resolve(name), standIn);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return MachineScript.in(folder).run("PATH=$PWD/bin:$PATH\n" + steps);
    }
}
