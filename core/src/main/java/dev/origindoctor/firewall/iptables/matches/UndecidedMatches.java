package dev.origindoctor.firewall.iptables.matches;

import dev.origindoctor.firewall.iptables.words.Clause;
import dev.origindoctor.firewall.iptables.words.Remark;
import dev.origindoctor.firewall.packet.Match;
import dev.origindoctor.firewall.rules.Condition;
import java.util.Map;
import java.util.Set;

/** Matches that ask for more than rules tell: rates, dice, clocks, databases, routes, programs. */
final class UndecidedMatches {
    private static final String RATE = "it depends on how many came";
    private static final String BYTES = "it counts bytes";
    private static final String COUNTS = "it is random, or counts";
    private static final String COUNTRY = "it depends on a database of countries";
    private static final String DISTANCE = "it depends on the distance";
    private static final String KIND = "it depends on the packet's class";
    private static final String CODE = "a program over the packet's bytes";
    private static final String CONTENT = "it looks into what is sent";
    private static final String LEARNED = "it depends on what was seen before";
    private static final String SWITCH = "it depends on a switch under /proc";
    private static final String OWNER = "it depends on the socket's owner";

    static final Map<String, MatchRow> ROWS = Map.ofEntries(
            Map.entry(
                    "recent",
                    new MatchRow(
                            Set.of(
                                    "--name",
                                    "--set",
                                    "--rcheck",
                                    "--update",
                                    "--remove",
                                    "--rsource",
                                    "--rdest",
                                    "--seconds",
                                    "--reap",
                                    "--hitcount",
                                    "--rttl",
                                    "--mask"),
                            (clause, sets) -> recent(clause),
                            "it depends on who came recently")),
            Map.entry("limit", MatchRow.maybe(RATE, "--limit --limit-burst")),
            Map.entry("dstlimit", MatchRow.foreign(RATE)),
            Map.entry("fuzzy", MatchRow.foreign(RATE)),
            Map.entry(
                    "hashlimit",
                    MatchRow.maybe(
                            RATE,
                            "--hashlimit --hashlimit-upto --hashlimit-above --hashlimit-burst --hashlimit-mode"
                                    + " --hashlimit-srcmask --hashlimit-dstmask --hashlimit-name"
                                    + " --hashlimit-htable-size --hashlimit-htable-max --hashlimit-htable-expire"
                                    + " --hashlimit-htable-gcinterval --hashlimit-rate-match"
                                    + " --hashlimit-rate-interval")),
            Map.entry(
                    "connlimit",
                    MatchRow.maybe(
                            "it depends on how many are connected",
                            "--connlimit-above --connlimit-upto --connlimit-mask --connlimit-saddr"
                                    + " --connlimit-daddr")),
            Map.entry("iplimit", MatchRow.foreign("it depends on how many are connected")),
            Map.entry("rateest", MatchRow.foreign("it depends on the rate")),
            Map.entry("statistic", MatchRow.maybe(COUNTS, "--mode --probability --every --packet")),
            Map.entry("nth", MatchRow.maybe(COUNTS, "--every --counter --start --packet")),
            Map.entry("random", MatchRow.maybe(COUNTS, "--average")),
            Map.entry("cluster", MatchRow.foreign("it depends on which node answers for the source")),
            Map.entry("cpu", MatchRow.maybe("it depends on which processor takes the packet", "--cpu")),
            Map.entry("quota", MatchRow.maybe(BYTES, "--quota")),
            Map.entry("quota2", MatchRow.foreign(BYTES)),
            Map.entry("account", MatchRow.foreign(BYTES)),
            Map.entry("connbytes", MatchRow.maybe(BYTES, "--connbytes --connbytes-dir --connbytes-mode")),
            Map.entry(Remark.MATCH, MatchRow.maybe("it is not written out", Remark.SAYS)),
            Map.entry("geoip", MatchRow.maybe(COUNTRY, "--source-country --src-cc --destination-country --dst-cc")),
            Map.entry("asn", MatchRow.foreign("it depends on a database of networks")),
            Map.entry(
                    "time",
                    MatchRow.maybe(
                            "it depends on the time of day",
                            "--datestart --datestop --timestart --timestop --monthdays --weekdays --days --utc"
                                    + " --localtz --kerneltz --contiguous")),
            Map.entry("mac", MatchRow.maybe("it depends on the next router's hardware address", "--mac-source --mac")),
            Map.entry(
                    "physdev",
                    MatchRow.maybe(
                            "it depends on a bridge's ports",
                            "--physdev-in --physdev-out --physdev-is-in --physdev-is-out --physdev-is-bridged")),
            Map.entry("ttl", MatchRow.maybe(DISTANCE, "--ttl-eq --ttl-gt --ttl-lt --ttl")),
            Map.entry("hl", MatchRow.maybe(DISTANCE, "--hl-eq --hl-gt --hl-lt")),
            Map.entry("tos", MatchRow.maybe(KIND, "--tos")),
            Map.entry("dscp", MatchRow.maybe(KIND, "--dscp --dscp-class")),
            Map.entry("ecn", MatchRow.maybe("it depends on congestion", "--ecn-tcp-cwr --ecn-tcp-ece --ecn-ip-ect")),
            Map.entry("realm", MatchRow.maybe("it depends on the routes", "--realm")),
            Map.entry("ipvs", MatchRow.foreign("it depends on the load balancer of the kernel")),
            Map.entry("connlabel", MatchRow.maybe("it depends on the connection's labels", "--label --set")),
            Map.entry("socket", MatchRow.maybe("it depends on sockets", "--transparent --nowildcard --restore-skmark")),
            Map.entry("cgroup", MatchRow.maybe(OWNER, "--cgroup --path")),
            Map.entry("condition", MatchRow.foreign(SWITCH)),
            Map.entry("osf", MatchRow.maybe("it depends on the peer's system", "--genre --ttl --log")),
            Map.entry("eui64", MatchRow.maybe("it depends on the next router's hardware address", "")),
            Map.entry("ipv6header", MatchRow.foreign("it depends on the packet's further headers")),
            Map.entry("ipv4options", MatchRow.foreign("it depends on the packet's options")),
            Map.entry("u32", MatchRow.maybe(CODE, "--u32")),
            Map.entry("bpf", MatchRow.maybe(CODE, "--bytecode --object-pinned --object-pinned-flags")),
            Map.entry("layer7", MatchRow.foreign(CONTENT)),
            Map.entry("ndpi", MatchRow.foreign(CONTENT)),
            Map.entry("ipp2p", MatchRow.foreign(CONTENT)),
            Map.entry("webstr", MatchRow.foreign(CONTENT)),
            Map.entry("psd", MatchRow.foreign(LEARNED)),
            Map.entry("lscan", MatchRow.foreign(LEARNED)),
            Map.entry("pknock", MatchRow.foreign(LEARNED)),
            Map.entry("unclean", MatchRow.foreign("it depends on whether the packet looks odd")));

    private UndecidedMatches() {}

    /** Who asks only to be noted is noted. */
    private static Condition recent(Clause clause) {
        return clause.option("--set").map(set -> always(!set.negated())).orElseGet(Condition::unknown);
    }

    private static Condition always(boolean holds) {
        return packet -> Match.of(holds);
    }
}
