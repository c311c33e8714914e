package dev.origindoctor.ranges.allowlist;

import dev.origindoctor.ranges.Family;

/** Rules of a security group, one for each block and port, with a description by which outdated ones are found. */
final class AwsForm implements AllowlistForm {
    private static final String COMMON = """
            set -eu
            group=${1:-@GROUP@}
            [ -n "$group" ] || { echo "origin-doctor: name the security group: sg-…" >&2; exit 2; }
            ours() {
              aws ec2 describe-security-group-rules --filters "Name=group-id,Values=$group" --output text --query \\
                "SecurityGroupRules[?Description=='@NAME@' && !IsEgress].[SecurityGroupRuleId,FromPort,ToPort,CidrIpv4 || CidrIpv6]"
            }
            """;

    private static final String SCRIPT = """
            #!/bin/sh
            # Lets @TITLE@ reach the TCP ports @PORTS@ through a security group: sh SCRIPT sg-0123456789abcdef0
            # Running it again adds what is new, then revokes what is outdated. It takes @FOURS@ IPv4 rules and @SIXES@ IPv6
            # rules; a group holds 60 of each unless AWS was asked for more.
            @COMMON@
            four='@FOUR@'
            six='@SIX@'
            before=$(ours)
            allow() {
              printf '%s\\n' "$before" | awk -v p="$1" -v b="$3" '$2 == p && $3 == p && $4 == b { found = 1 } END { exit !found }' ||
                aws ec2 authorize-security-group-ingress --group-id "$group" --output text --ip-permissions \\
                  "IpProtocol=tcp,FromPort=$1,ToPort=$1,$2=[{$4=$3,Description=@NAME@}]" >/dev/null
            }
            for port in @SPACED@; do
              for block in $four; do allow "$port" IpRanges "$block" CidrIp; done
              for block in $six; do allow "$port" Ipv6Ranges "$block" CidrIpv6; done
            done
            printf '%s\\n' "$before" | while read -r rule from to block; do
              [ -n "$rule" ] || continue
              case " @SPACED@ " in *" $from "*) wanted=yes ;; *) wanted=no ;; esac
              if [ "$wanted" = no ] || ! printf '%s\\n%s\\n' "$four" "$six" | grep -qxF "$block"; then
                aws ec2 revoke-security-group-ingress --group-id "$group" --security-group-rule-ids "$rule" >/dev/null
              fi
            done
            """;

    private static final String UNDO = """
            #!/bin/sh
            # Takes back what let @TITLE@ in through a security group: sh SCRIPT sg-0123456789abcdef0
            @COMMON@
            ours | while read -r rule rest; do
              aws ec2 revoke-security-group-ingress --group-id "$group" --security-group-rule-ids "$rule" >/dev/null
            done
            """;

    @Override
    public String script(Allowlist allowlist) {
        return fill(SCRIPT, allowlist);
    }

    @Override
    public String undo(Allowlist allowlist) {
        return fill(UNDO, allowlist);
    }

    private static String fill(String template, Allowlist allowlist) {
        int ports = allowlist.ports().size();
        return allowlist.fill(template.replace("@COMMON@\n", COMMON)
                .replace(
                        "@FOURS@",
                        String.valueOf(ports * allowlist.blocks(Family.IPV4).size()))
                .replace(
                        "@SIXES@",
                        String.valueOf(ports * allowlist.blocks(Family.IPV6).size()))
                .replace("@GROUP@", allowlist.place())
                .replace("@SPACED@", allowlist.portList().replace(',', ' ')));
    }
}
