package dev.origindoctor.report;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.edge.PageSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a document what is nobody else's business: addresses, names, paths, ray identifiers, and whatever an origin,
 * or a log on it, said in free text. Each is replaced by a stand-in, the same one wherever it stands.
 */
public final class Redaction {
    /** Headers that say who answered and how; the values of all others are left out. */
    private static final Set<String> TELLING_HEADERS = Stream.concat(
                    PageSource.headers().stream(),
                    Stream.of("server", "via", "content-type", "content-length", "connection", "retry-after"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> FREE_TEXT = Set.of("bodyStart", "banner", "malformed");
    private static final Set<String> NAMES = Set.of("host", "serverName", "aliases", "names", "name");
    private static final Set<String> CERTIFICATE_NAMES = Set.of("subject", "issuer");

    /** Sentences that end with a line which a program of the machine wrote. */
    private static final Set<String> QUOTING = Set.of("packets_of_edge_blocked", "configuration_invalid.by_test");

    private static final String LEFT_OUT = "…";

    private final StandIns standIns;

    /** With these stand-ins: whoever redacts several documents of one story uses the same for all. */
    public Redaction(StandIns standIns) {
        this.standIns = standIns;
    }

    /**
     * The recording of {@code diagnosis} with everything private taken out. It is to be judged anew, so that no sentence
     * carries over what was taken out.
     */
    static Recording of(Diagnosis diagnosis) {
        Redaction redaction = new Redaction(new StandIns(diagnosis.edge()));
        Map<String, @Nullable Object> document = Json.read(Report.json().of(diagnosis));
        redaction.collect("", document);
        JsonObject twin = new JsonObject();
        for (String kept : List.of("schema", "origin", "observations", "host", "startedAt", "tookMillis")) {
            twin.with(kept, redaction.changed(kept, document.get(kept)));
        }
        return Recording.read(Json.compact(twin.with("vantage", "somewhere")));
    }

    /** A document of this library, on one line, with everything private taken out. */
    public String document(String json) {
        Map<String, @Nullable Object> document = Json.read(json);
        collect("", document);
        return Json.compact(object("", document));
    }

    /** Names are looked for first: they stand in sentences too, and there only a name that is known is told from a file. */
    private void collect(String field, @Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, inner) -> collect(name.toString(), inner));
            if (field.equals("headers")
                    && isTelling(object.get("name"))
                    && object.get("value") instanceof String text) {
                standIns.knowAllIn(text);
            }
        } else if (value instanceof List<?> list) {
            list.forEach(element -> collect(field, element));
        } else if (value instanceof String text) {
            if (NAMES.contains(field)) {
                standIns.know(text);
            } else if (text.contains("://")) {
                standIns.knowAllIn(text.replaceAll("(?i)(https?://)(?:[^/@\\s]*@)?([^/?#\\s]+)\\S*", "$2"));
            }
        }
    }

    private static boolean isTelling(@Nullable Object header) {
        return header instanceof String name && TELLING_HEADERS.contains(name.toLowerCase(Locale.ROOT));
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
        if (object.get("key") instanceof String key && (key.endsWith(".logged") || QUOTING.contains(key))) {
            return quoting(object);
        }
        JsonObject changed = new JsonObject();
        boolean silent = of.equals("headers") && !isTelling(object.get("name"));
        object.forEach((name, value) -> {
            String field = name.toString();
            if (!FREE_TEXT.contains(field)) {
                changed.withNull(field, silent && field.equals("value") ? "redacted" : changed(field, value));
            }
        });
        return changed;
    }

    /** A sentence whose last value is a line of a log: without that line. */
    private JsonObject quoting(Map<?, ?> phrase) {
        List<@Nullable Object> values =
                phrase.get("values") instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>();
        String english = String.valueOf(phrase.get("english"));
        int last = values.size() - 1;
        if (last >= 0 && values.get(last) instanceof String quoted && !quoted.isEmpty()) {
            values.set(last, LEFT_OUT);
            english = english.replace(quoted, LEFT_OUT);
        }
        return new JsonObject()
                .with("english", standIns.in(english))
                .with("key", phrase.get("key"))
                .with("values", changed("values", values));
    }

    private String text(String field, String text) {
        return switch (field) {
            case "path" -> text.equals("/") ? text : "/" + standIns.standIn("path", text);
            case "vantage" -> standIns.standIn("place", text);
            case "ray" -> standIns.standIn("ray", text);
            case "sha256" -> "0".repeat(64);
            case "redirects" -> text.contains("://") ? standIns.in(text) : "/…";
            default ->
                CERTIFICATE_NAMES.contains(field) ? "CN=" + standIns.standIn("certificate", text) : standIns.in(text);
        };
    }
}
