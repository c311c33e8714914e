package dev.origindoctor.report;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.ranges.RangeList;
import java.net.IDN;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Stand-ins for what is nobody else's business: addresses, names, paths, mail addresses. The same thing has the same
 * stand-in for as long as this object lives; addresses of the edge are public and stay.
 */
public final class StandIns {
    private static final Pattern DOMAIN = Pattern.compile("(?U)(?:[\\w](?:[\\w-]*\\w)?\\.)+\\p{L}(?:[\\w-]*\\w)");
    /** An IPv6 address, one that ends as an IPv4 address does first, or an IPv4 address. */
    private static final Pattern ADDRESS = Pattern.compile("(?<![0-9a-zA-Z:.])(?:"
            + "[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){1,6}:(?:\\d{1,3}\\.){3}\\d{1,3}"
            + "|[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7})(?![0-9a-zA-Z:])"
            + "|(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?!\\d|\\.\\d)");

    private static final Pattern MAC =
            Pattern.compile("(?<![0-9a-fA-F:])(?:[0-9a-fA-F]{2}:){5}(?:[0-9a-fA-F]{2})(?![0-9a-fA-F:])");
    private static final Pattern URL =
            Pattern.compile("(?i)(https?://)(?:[^/\\s\"'<>@]+@)?([^/?#\\s\"'<>]+)[/?#][^\\s\"'<>,;)]+");
    private static final Pattern MAIL = Pattern.compile("(?U)[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern PATH = Pattern.compile("(?U)(?<![\\w/.:…])/(?:[\\w.@%+~*-]+/)*[\\w.@%+~*-]*[\\w%+~*]");

    /** Places that every machine of the kind has. */
    private static final Pattern USUAL = Pattern.compile("/(?:proc|sys|dev|usr|s?bin|lib(?:64)?)(?:/.*)?"
            + "|/etc/(?:nginx/(?:nginx\\.conf|conf\\.d)|apache2(?:/(?:apache2|ports)\\.conf)?|httpd/conf(?:/httpd\\.conf)?"
            + "|nftables\\.conf|os-release|init\\.d|(?:ufw|csf|fail2ban|iptables|firewalld|sysctl\\.d|letsencrypt/archive)"
            + "(?:/[a-z0-9_-]+(?:\\.(?:conf|rules|allow|deny|v[46]))?)?)"
            + "|/var/log(?:/(?:nginx|apache2|httpd))?(?:/(?:error|access|error_log|syslog|messages|kern|auth|daemon|fail2ban|lfd|ufw)"
            + "(?:\\.log)?(?:\\.1)?)?|/var/run/reboot-required|/swapfile|/");

    /** What somebody wrote into a rule of iptables or nftables. */
    private static final Pattern COMMENT =
            Pattern.compile("(--comment|--log-prefix|\\bcomment(?= \")|\\bprefix(?= \")) (?:\"[^\"]*\"|\\S+)");

    private final List<AddressSet> known;
    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    /** For texts about an origin behind {@code edge}. */
    public StandIns(Edge edge) {
        EdgeRanges ranges = EdgeRanges.bundled();
        known = Stream.of(ranges.of(edge), ranges.visitorsOf(edge))
                .flatMap(Optional::stream)
                .map(RangeList::addresses)
                .toList();
    }

    /** Makes a name known: it has a stand-in from now on, wherever it stands. What is no name is left alone. */
    public StandIns know(String name) {
        String plain = name.startsWith("*.") ? name.substring(2) : name;
        if (DOMAIN.matcher(plain).matches() && Addresses.parse(plain).isEmpty()) {
            String ascii = ascii(plain.toLowerCase(Locale.ROOT));
            String standIn = names.computeIfAbsent(
                    ascii,
                    none -> names.isEmpty()
                            ? "origin.example"
                            : "name-" + (counts.merge("name", 1, Integer::sum) + 1) + ".example");
            names.putIfAbsent(IDN.toUnicode(ascii), standIn);
        }
        return this;
    }

    /** Makes every name known that stands in {@code text}, which has no file names. */
    StandIns knowAllIn(String text) {
        DOMAIN.matcher(text).results().map(MatchResult::group).forEach(this::know);
        return this;
    }

    private static String ascii(String name) {
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    /** {@code text} with stand-ins for the names that are known, and for every address, path and mail address. */
    public String in(String text) {
        String changed = URL.matcher(text).replaceAll("$1$2/…");
        changed = names(changed);
        changed = COMMENT.matcher(changed).replaceAll("$1 \"…\"");
        changed = MAIL.matcher(changed).replaceAll("somebody@origin.example");
        changed = PATH.matcher(changed).replaceAll(this::path);
        changed = MAC.matcher(changed).replaceAll("00:00:5e:00:53:00");
        return ADDRESS.matcher(changed).replaceAll(this::address);
    }

    /** Longest first: a name may end with another one. */
    private String names(String text) {
        String changed = text;
        List<String> longestFirst = names.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (String name : longestFirst) {
            changed = Pattern.compile("(?iU)(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])")
                    .matcher(changed)
                    .replaceAll(names.getOrDefault(name, name));
        }
        return changed;
    }

    private String path(MatchResult found) {
        return USUAL.matcher(found.group()).matches() ? found.group() : "/" + standIn("path", found.group());
    }

    private String address(MatchResult found) {
        Optional<InetAddress> parsed = Addresses.parse(found.group());
        return parsed.filter(address -> !isPublic(address)).map(this::standIn).orElse(found.group());
    }

    private boolean isPublic(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || known.stream().anyMatch(ranges -> ranges.contains(address));
    }

    /** An address of those set aside for documentation (RFC 5737, RFC 3849). */
    private String standIn(InetAddress address) {
        boolean four = address instanceof Inet4Address;
        int number = Integer.parseInt(
                standIn(four ? "4" : "6", Addresses.text(address)).substring(2));
        return four ? "192.0." + (2 + number / 250) + "." + (number % 250) : "2001:db8::" + Integer.toHexString(number);
    }

    /** What stands for {@code secret}, which is of this kind. */
    String standIn(String kind, String secret) {
        return placeholders.computeIfAbsent(
                kind + " " + secret, none -> kind + "-" + counts.merge(kind, 1, Integer::sum));
    }
}
