package dev.origindoctor.firewall.iptables.matches;

import dev.origindoctor.firewall.iptables.values.IcmpTypes;
import dev.origindoctor.firewall.iptables.values.Numbers;
import dev.origindoctor.firewall.iptables.values.TcpFlags;
import dev.origindoctor.firewall.iptables.words.Clause;
import dev.origindoctor.firewall.iptables.words.Option;
import dev.origindoctor.firewall.iptables.words.UnreadableException;
import dev.origindoctor.firewall.packet.Match;
import dev.origindoctor.firewall.packet.NumberSet;
import dev.origindoctor.firewall.packet.Step;
import dev.origindoctor.firewall.rules.Condition;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Matches on what stands in the packet: ports, flags, types, lengths, contents, and headers that it does not have. */
final class HeaderMatches {
    /**
     * From the end of the list to time stamps, then signatures (MD5, TCP-AO), Multipath TCP, Fast Open and its trial
     * number, and what experiments may use.
     */
    private static final Set<Integer> SENT_OPTIONS = Set.of(0, 1, 2, 3, 4, 5, 8, 19, 28, 29, 30, 34, 69, 253, 254);

    private static final String PORTS = "--sport --source-port --dport --destination-port";

    /** Lengths that a SYN or a SYN-ACK can have, options included. */
    private static final NumberSet SYN_LENGTHS = NumberSet.range(40, 100);

    private static final NumberSet SEGMENT_SIZES = NumberSet.range(536, 9000);

    private static final NumberSet LENGTHS = NumberSet.range(0, 65535);

    static final Map<String, MatchRow> ROWS = Map.ofEntries(
            Map.entry("tcp", MatchRow.decided(HeaderMatches::tcp, PORTS + " --tcp-flags --syn --tcp-option")),
            Map.entry(
                    "multiport",
                    MatchRow.each(
                            HeaderMatches::multiport, "--sports --source-ports --dports --destination-ports --ports")),
            Map.entry("icmp", MatchRow.decided(clause -> icmp(4, clause), "--icmp-type")),
            Map.entry("icmp6", MatchRow.decided(clause -> icmp(6, clause), "--icmpv6-type --icmp6-type --icmp-type")),
            Map.entry("length", MatchRow.each(HeaderMatches::length, "--length")),
            Map.entry("tcpmss", MatchRow.each(HeaderMatches::segmentSize, "--mss")),
            Map.entry(
                    "string",
                    MatchRow.decided(HeaderMatches::string, "--string --hex-string --algo --from --to --icase")),
            Map.entry("udp", MatchRow.never(PORTS)),
            Map.entry("udplite", MatchRow.never(PORTS)),
            Map.entry("dccp", MatchRow.never(PORTS + " --dccp-types --dccp-type --dccp-option")),
            Map.entry("sctp", MatchRow.never(PORTS + " --chunk-types")),
            Map.entry("esp", MatchRow.never("--espspi")),
            Map.entry("ah", MatchRow.never("--ahspi --ahlen --ahres")),
            Map.entry("ipcomp", MatchRow.never("--ipcompspi --compres")),
            Map.entry(
                    "rt", MatchRow.never("--rt-type --rt-segsleft --rt-len --rt-0-res --rt-0-addrs --rt-0-not-strict")),
            Map.entry(
                    "srh",
                    MatchRow.never("--srh-next-hdr --srh-hdr-len-eq --srh-hdr-len-gt --srh-hdr-len-lt"
                            + " --srh-segs-left-eq --srh-segs-left-gt --srh-segs-left-lt --srh-last-entry-eq"
                            + " --srh-last-entry-gt --srh-last-entry-lt --srh-tag --srh-psid --srh-nsid --srh-lsid")),
            Map.entry("frag", MatchRow.never("--fragid --fraglen --fragres --fragfirst --fragmore --fraglast")),
            Map.entry("hbh", MatchRow.never("--hbh-len --hbh-opts")),
            Map.entry("dst", MatchRow.never("--dst-len --dst-opts")),
            Map.entry("mh", MatchRow.never("--mh-type")));

    private HeaderMatches() {}

    private static Condition tcp(Clause clause) {
        Condition options = MatchRow.all(clause, option -> switch (option.name()) {
            case "--sport", "--source-port" ->
                empty(option) ? Condition.unknown() : Condition.sourcePort(Numbers.ports(option.value()));
            case "--dport", "--destination-port" ->
                empty(option) ? Condition.unknown() : Condition.destinationPort(Numbers.ports(option.value()));
            case "--syn" -> Condition.tcpFlags(0x17, 0x02);
            case "--tcp-flags" -> empty(option) ? Condition.unknown() : TcpFlags.read(option.values());
            case "--tcp-option" -> tcpOption(option);
            default -> Condition.unknown();
        });
        return clause.options().isEmpty() ? tcp() : Condition.all(List.of(tcp(), options));
    }

    /** Peers send the options that their systems know; those that no system sends are in no packet. */
    private static Condition tcpOption(Option option) {
        boolean sent = SENT_OPTIONS.contains((int) Numbers.read(option.value(), 0, 255));
        return sent ? Condition.unknown() : Condition.not(Condition.always());
    }

    /** Whether it excludes all that there is: the kernel's two ways of keeping such an option mean opposite things. */
    private static boolean empty(Option option) {
        if (!option.negated()) {
            return false;
        }
        return switch (option.name()) {
            case "--sport", "--source-port", "--dport", "--destination-port" ->
                Numbers.ports(option.value()).containsAll(NumberSet.PORTS);
            case "--tcp-flags" ->
                !option.values().isEmpty() && option.values().get(0).matches("NONE|0");
            default -> false;
        };
    }

    /** What about a match on TCP cannot be told; empty where all can. */
    static String doubt(Clause clause) {
        return clause.options().stream()
                .filter(HeaderMatches::empty)
                .findFirst()
                .map(option -> option + ": iptables-nft forgets the \"!\" and lets all meet it, iptables-legacy none")
                .orElse("");
    }

    private static Condition tcp() {
        return Condition.protocol(NumberSet.of(6));
    }

    private static Condition icmp(int version, Clause clause) {
        NumberSet any = NumberSet.range(0, 255);
        Condition options = MatchRow.all(clause, option -> IcmpTypes.read(version, option.value()));
        return clause.options().isEmpty()
                ? Condition.icmp(version, any, any)
                : Condition.all(List.of(Condition.icmp(version, any, any), options));
    }

    private static Condition multiport(Option option) {
        NumberSet ports = Numbers.ports(option.value());
        return switch (option.name()) {
            case "--sports", "--source-ports" -> Condition.sourcePort(ports);
            case "--dports", "--destination-ports" -> Condition.destinationPort(ports);
            default -> Condition.any(List.of(Condition.sourcePort(ports), Condition.destinationPort(ports)));
        };
    }

    /** The first packets carry no payload that could be searched; very short texts may stand in a header. */
    private static Condition string(Clause clause) {
        Option option = clause.option("--string", "--hex-string")
                .orElseThrow(() -> new UnreadableException("nothing to search for"));
        boolean headers = option.value().length() < 5;
        return packet -> {
            boolean payload =
                    packet.step() == Step.DATA || packet.step() == Step.REPLY || packet.step() == Step.REJECTION;
            return payload || headers ? Match.MAYBE : Match.of(option.negated());
        };
    }

    private static Condition length(Option option) {
        NumberSet wanted = Numbers.range(option.value(), 65535);
        return packet -> switch (packet.step()) {
            case SYN, SYN_ACK -> Match.of(SYN_LENGTHS, wanted);
            case ACK, DATA, REPLY, REJECTION -> Match.of(LENGTHS, wanted);
        };
    }

    private static Condition segmentSize(Option option) {
        NumberSet wanted = Numbers.range(option.value(), 65535);
        return packet -> switch (packet.step()) {
            case SYN, SYN_ACK -> Match.of(SEGMENT_SIZES, wanted);
            case ACK, DATA, REPLY, REJECTION -> Match.NEVER;
        };
    }
}
