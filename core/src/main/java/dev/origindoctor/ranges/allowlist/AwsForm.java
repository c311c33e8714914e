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
            revoke() {
              [ $# = 0 ] || aws ec2 revoke-security-group-ingress --group-id "$group" --security-group-rule-ids "$@" >/dev/null
            }
            """;

    private static final String SCRIPT = """
            #!/bin/sh
            # Lets @TITLE@ reach the TCP ports @PORTS@ through a security group: sh SCRIPT sg-0123456789abcdef0
            # Running it again adds what is new in one request, then revokes what is outdated in another; AWS carries out a
            # request whole or not at all. It takes @FOURS@ IPv4 rules and @SIXES@ IPv6 rules. A group holds 60 of each, what
            # it has already included; LIMIT=200 says that AWS was asked for more. A managed prefix list takes less room.
            @COMMON@
            if [ @MOST@ -gt "${LIMIT:-60}" ]; then
              echo "origin-doctor: @MOST@ rules of a family do not fit into a group of ${LIMIT:-60}; nothing was changed" >&2
              exit 2
            fi
            fours='@FOUR@'
            sixes='@SIX@'
            before=$(ours)
            missing() {
              printf '%s\\n' "$before" | awk -v p="$1" -v b="$2" '$2 == p && $3 == p && $4 == b { found = 1 } END { exit found }'
            }
            set --
            for port in @SPACED@; do
              four=
              six=
              for block in $fours; do
                ! missing "$port" "$block" || four="$four,{CidrIp=$block,Description=@NAME@}"
              done
              for block in $sixes; do
                ! missing "$port" "$block" || six="$six,{CidrIpv6=$block,Description=@NAME@}"
              done
              if [ -n "$four$six" ]; then
                set -- "$@" "IpProtocol=tcp,FromPort=$port,ToPort=$port${four:+,IpRanges=[${four#,}]}${six:+,Ipv6Ranges=[${six#,}]}"
              fi
            done
            if [ $# -gt 0 ]; then
              aws ec2 authorize-security-group-ingress --group-id "$group" --output text --ip-permissions "$@" >/dev/null
            fi
            outdated=$(printf '%s\\n' "$before" | while read -r rule from to block; do
              [ -n "$rule" ] || continue
              case " @SPACED@ " in *" $from "*) wanted=yes ;; *) wanted=no ;; esac
              if [ "$wanted" = no ] || ! printf '%s\\n%s\\n' "$fours" "$sixes" | grep -qxF "$block"; then
                echo "$rule"
              fi
            done)
            revoke $outdated
            """;

    private static final String UNDO = """
            #!/bin/sh
            # Takes back what let @TITLE@ in through a security group: sh SCRIPT sg-0123456789abcdef0
            @COMMON@
            revoke $(ours | cut -f 1)
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
        int fours = allowlist.ports().size() * allowlist.blocks(Family.IPV4).size();
        int sixes = allowlist.ports().size() * allowlist.blocks(Family.IPV6).size();
        return allowlist.fill(template.replace("@COMMON@\n", COMMON)
                .replace("@FOURS@", String.valueOf(fours))
                .replace("@SIXES@", String.valueOf(sixes))
                .replace("@MOST@", String.valueOf(Math.max(fours, sixes)))
                .replace("@GROUP@", allowlist.place())
                .replace("@SPACED@", allowlist.portList().replace(',', ' ')));
    }
}
