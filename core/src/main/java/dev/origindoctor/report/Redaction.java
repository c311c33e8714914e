package dev.origindoctor.report;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.ranges.RangeList;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of what a diagnosis rests on what is nobody else's business: addresses, names, paths, ray identifiers, and
 * whatever an origin said in free text. Each is replaced by a placeholder, the same one wherever it stands; addresses of
 * the edge are public and stay. The twin is then judged anew, so that no sentence carries over what was taken out.
 */
final class Redaction {
    /** Headers that say who answered and how; the values of all others are left out. */
    private static final Set<String> TELLING_HEADERS =
            Set.of("server", "via", "cf-cache-status", "content-type", "content-length", "connection", "retry-after");

    private static final Set<String> FREE_TEXT = Set.of("bodyStart", "banner", "malformed");
    private static final Set<String> NAMES = Set.of("host", "serverName", "aliases", "names");
    private static final Set<String> CERTIFICATE_NAMES = Set.of("subject", "issuer");

    private static final Pattern DOMAIN =
            Pattern.compile("(?i)(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]");
    private static final Pattern FOUR = Pattern.compile("(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?!\\d|\\.\\d)");
    private static final Pattern SIX =
            Pattern.compile("(?<![0-9a-zA-Z:.])[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?![0-9a-zA-Z:])");
    private static final Pattern URL_PATH = Pattern.compile("(?i)(https?://[^/\\s\"'<>]+)/[^\\s\"'<>,;)]+");
    private static final Pattern HOME = Pattern.compile("/home/[^/\\s]+");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");

    /** What somebody wrote into a rule of iptables or nftables. */
    private static final Pattern COMMENT =
            Pattern.compile("(--comment|--log-prefix|\\bcomment(?= \")|\\bprefix(?= \")) (?:\"[^\"]*\"|\\S+)");

    private final List<AddressSet> known;
    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    private Redaction(Edge edge) {
        EdgeRanges ranges = EdgeRanges.bundled();
        known = Stream.of(ranges.of(edge), ranges.visitorsOf(edge))
                .flatMap(Optional::stream)
                .map(RangeList::addresses)
                .toList();
    }

    /** The recording of {@code diagnosis} with everything private taken out. */
    static Recording of(Diagnosis diagnosis) {
        Redaction redaction = new Redaction(diagnosis.edge());
        Map<String, @Nullable Object> document = Json.read(Report.json().of(diagnosis));
        redaction.collect("", document);
        JsonObject twin = new JsonObject();
        for (String kept : List.of("schema", "origin", "observations", "host", "startedAt", "tookMillis")) {
            twin.with(kept, redaction.changed(kept, document.get(kept)));
        }
        return Recording.read(Json.compact(twin.with("vantage", "somewhere")));
    }

    /** Names are looked for first: they stand in sentences too, and there only a name that is known is told from a file. */
    private void collect(String field, @Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, inner) -> collect(name.toString(), inner));
        } else if (value instanceof List<?> list) {
            list.forEach(element -> collect(field, element));
        } else if (value instanceof String text && isName(field, text)) {
            String plain = text.startsWith("*.") ? text.substring(2) : text;
            names.computeIfAbsent(
                    plain.toLowerCase(Locale.ROOT),
                    name -> names.isEmpty() ? "origin.example" : "name-" + (names.size() + 1) + ".example");
        }
    }

    private static boolean isName(String field, String text) {
        boolean named = NAMES.contains(field) || field.equals("name");
        String plain = text.startsWith("*.") ? text.substring(2) : text;
        return named
                && Addresses.parse(plain).isEmpty()
                && DOMAIN.matcher(plain).matches();
    }

    private @Nullable Object changed(String field, @Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return object(field, object);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(changed(field, element)));
            return elements;
        }
        return value instanceof String text ? text(field, text) : value;
    }

    private JsonObject object(String of, Map<?, ?> object) {
        JsonObject changed = new JsonObject();
        boolean silent = of.equals("headers")
                && object.get("name") instanceof String name
                && !TELLING_HEADERS.contains(name.toLowerCase(Locale.ROOT));
        object.forEach((name, value) -> {
            String field = name.toString();
            if (!FREE_TEXT.contains(field)) {
                changed.with(field, silent && field.equals("value") ? "redacted" : changed(field, value));
            }
        });
        return changed;
    }

    private String text(String field, String text) {
        if (field.equals("path")) {
            return text.equals("/") ? text : "/" + placeholder("path", text);
        }
        if (field.equals("vantage")) {
            return placeholder("place", text);
        }
        if (field.equals("ray")) {
            return placeholder("ray", text);
        }
        if (field.equals("sha256")) {
            return "0".repeat(64);
        }
        return CERTIFICATE_NAMES.contains(field) ? "CN=" + placeholder("certificate", text) : sentence(text);
    }

    private String sentence(String text) {
        String changed = URL_PATH.matcher(text).replaceAll("$1/…");
        List<String> longestFirst = new ArrayList<>(names.keySet());
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        for (String name : longestFirst) {
            changed = Pattern.compile("(?i)(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])")
                    .matcher(changed)
                    .replaceAll(names.getOrDefault(name, name));
        }
        changed = COMMENT.matcher(changed).replaceAll("$1 \"…\"");
        changed = MAIL.matcher(changed).replaceAll("somebody@origin.example");
        changed = HOME.matcher(changed).replaceAll("/home/somebody");
        changed = SIX.matcher(changed).replaceAll(this::address);
        return FOUR.matcher(changed).replaceAll(this::address);
    }

    private String address(MatchResult found) {
        Optional<InetAddress> parsed = Addresses.parse(found.group());
        return parsed.filter(address -> !isPublic(address))
                .map(this::placeholder)
                .orElse(found.group());
    }

    private boolean isPublic(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || known.stream().anyMatch(ranges -> ranges.contains(address));
    }

    /** An address of those set aside for documentation (RFC 5737, RFC 3849). */
    private String placeholder(InetAddress address) {
        boolean four = address instanceof Inet4Address;
        int number = Integer.parseInt(
                placeholder(four ? "4" : "6", Addresses.text(address)).substring(2));
        return four ? "192.0." + (2 + number / 250) + "." + (number % 250) : "2001:db8::" + Integer.toHexString(number);
    }

    private String placeholder(String kind, String secret) {
        return placeholders.computeIfAbsent(
                kind + " " + secret, none -> kind + "-" + counts.merge(kind, 1, Integer::sum));
    }
}
