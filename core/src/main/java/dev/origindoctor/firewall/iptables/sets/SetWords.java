package dev.origindoctor.firewall.iptables.sets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A command of ipset in the words of today, without the options that do not matter to what the sets hold. */
final class SetWords {
    private static final Map<String, String> VERBS = Map.ofEntries(
            Map.entry("-N", "create"),
            Map.entry("--create", "create"),
            Map.entry("new", "create"),
            Map.entry("-A", "add"),
            Map.entry("--add", "add"),
            Map.entry("-D", "del"),
            Map.entry("--del", "del"),
            Map.entry("delete", "del"),
            Map.entry("-F", "flush"),
            Map.entry("--flush", "flush"),
            Map.entry("-X", "destroy"),
            Map.entry("--destroy", "destroy"),
            Map.entry("-W", "swap"),
            Map.entry("--swap", "swap"),
            Map.entry("-E", "rename"),
            Map.entry("--rename", "rename"));

    /** The names that types had before ipset 5. */
    private static final Map<String, String> TYPES = Map.of(
            "iphash", "hash:ip",
            "iptree", "hash:ip",
            "iptreemap", "hash:ip",
            "nethash", "hash:net",
            "ipporthash", "hash:ip,port",
            "ipportiphash", "hash:ip,port,ip",
            "ipportnethash", "hash:ip,port,net",
            "ipmap", "bitmap:ip",
            "portmap", "bitmap:port",
            "setlist", "list:set");

    private static final Set<String> FILLERS = Set.of("-exist", "--exist", "-!", "-quiet", "--quiet", "-q");

    private SetWords() {}

    /** Of the words behind {@code ipset}. */
    static List<String> plain(List<String> words) {
        List<String> plain = new ArrayList<>(words);
        plain.removeIf(FILLERS::contains);
        if (!plain.isEmpty()) {
            plain.set(0, VERBS.getOrDefault(plain.get(0), plain.get(0)));
        }
        if (plain.size() > 2 && plain.get(0).equals("create")) {
            plain.set(2, TYPES.getOrDefault(plain.get(2), plain.get(2)));
        }
        return plain;
    }
}
