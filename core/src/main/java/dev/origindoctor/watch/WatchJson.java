package dev.origindoctor.watch;

import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.Fault;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Events as lines of JSON, {@code origin-doctor/watch/1}. Each also holds what is known then, so that it can be read back. */
final class WatchJson {
    private static final String SCHEMA = "origin-doctor/watch/1";
    private static final JsonFactory FACTORY = new JsonFactory();

    private WatchJson() {}

    /** {@code host} is whose watch it is, where that is known. */
    static String line(WatchEvent event, WatchState state, @Nullable HostName host) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeStringProperty("schema", SCHEMA);
            write(out, "host", host == null ? null : host.ascii());
            out.writeStringProperty("event", event.id());
            out.writeStringProperty("at", event.at().toString());
            details(out, event);
            known(out, state);
            out.writeEndObject();
        }
        return text.toString();
    }

    private static void details(JsonGenerator out, WatchEvent event) {
        if (event instanceof WatchEvent.Recovered recovered) {
            out.writeNumberProperty("afterSeconds", recovered.after().toSeconds());
        } else if (event instanceof WatchEvent.CertificateEnds ends) {
            out.writeStringProperty("notAfter", ends.notAfter().toString());
        } else if (event instanceof WatchEvent.Looked looked) {
            out.writeStringProperty("conclusion", id(looked.look().conclusion()));
            out.writeNumberProperty("share", looked.look().share());
        } else if (event instanceof WatchEvent.RangesChanged changed) {
            out.writeName("difference");
            out.writeStartArray();
            changed.difference().lines().forEach(out::writeString);
            out.writeEndArray();
        }
    }

    private static void known(JsonGenerator out, WatchState state) {
        out.writeStringProperty("status", state.status().id());
        out.writeStringProperty("since", state.since().toString());
        out.writeBooleanProperty("flapping", state.flapping());
        out.writeNumberProperty("failing", state.failing());
        Look broken = state.broken();
        if (broken != null) {
            write(out, "fault", broken.fault() == null ? null : broken.fault().id());
            write(out, "cause", broken.cause() == null ? null : broken.cause().id());
            if (broken.status() != null) {
                out.writeNumberProperty("predicted", broken.status());
            }
        }
        write(
                out,
                "certificateTold",
                state.certificateTold() == null ? null : state.certificateTold().toString());
        out.writeStringProperty(
                "recent",
                state.recent().stream().map(healthy -> healthy ? "+" : "-").collect(Collectors.joining()));
    }

    private static void write(JsonGenerator out, String name, @Nullable String value) {
        if (value != null) {
            out.writeStringProperty(name, value);
        }
    }

    /** What was known when the line was written; empty where it is no such line, or one about another host. */
    static Optional<WatchState> state(String line, @Nullable HostName host) {
        Map<String, String> fields = scalars(line);
        try {
            String whose = fields.get("host");
            boolean anothers = whose != null && host != null && !whose.equals(host.ascii());
            if (!SCHEMA.equals(fields.get("schema")) || anothers) {
                return Optional.empty();
            }
            Instant since = Instant.parse(fields.getOrDefault("since", ""));
            Status status = Status.valueOf(fields.getOrDefault("status", "").toUpperCase(Locale.ROOT));
            String told = fields.get("certificateTold");
            return Optional.of(new WatchState(
                    status,
                    since,
                    status == Status.BROKEN ? broken(fields, since) : null,
                    Boolean.parseBoolean(fields.get("flapping")),
                    0,
                    since,
                    recent(fields.getOrDefault("recent", "")),
                    told == null ? null : Instant.parse(told)));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Boolean> recent(String looks) {
        return looks.chars().mapToObj(look -> look == '+').toList();
    }

    private static Look broken(Map<String, String> fields, Instant since) {
        String status = fields.get("predicted");
        return new Look(
                since,
                Conclusion.FAULTY,
                Fault.byId(fields.getOrDefault("fault", "")).orElse(null),
                status == null ? null : Integer.valueOf(status),
                Cause.byId(fields.getOrDefault("cause", "")).orElse(null),
                1,
                null);
    }

    private static Map<String, String> scalars(String line) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), line)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return fields;
            }
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                if (in.nextToken().isScalarValue()) {
                    fields.put(name, in.getString());
                } else {
                    in.skipChildren();
                }
            }
            return fields;
        } catch (JacksonException e) {
            return Map.of();
        }
    }

    private static String id(Conclusion conclusion) {
        return conclusion.name().toLowerCase(Locale.ROOT);
    }
}
