package dev.origindoctor.firewall;

import dev.origindoctor.origin.Addresses;
import dev.origindoctor.ranges.Cidr;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes the document {@code origin-doctor/firewall/1}. */
final class FirewallJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private FirewallJson(JsonGenerator json) {
        this.json = json;
    }

    static String of(FirewallSplit split) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            new FirewallJson(json).document(split);
        }
        return text.toString();
    }

    private void document(FirewallSplit split) {
        json.writeStartObject();
        json.writeStringProperty("schema", "origin-doctor/firewall/1");
        json.writeNumberProperty("port", split.target().port());
        text(
                "destination",
                split.target().destination() == null
                        ? null
                        : Addresses.text(split.target().destination()));
        text("interface", split.target().device());
        json.writeArrayPropertyStart("parts");
        split.parts().forEach(this::part);
        json.writeEndArray();
        json.writeArrayPropertyStart("unread");
        split.unread().forEach(this::unread);
        json.writeEndArray();
        json.writeArrayPropertyStart("missing");
        split.missing().forEach(this::unread);
        json.writeEndArray();
        json.writeArrayPropertyStart("refused");
        split.refused().forEach(this::refused);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void part(Part part) {
        json.writeStartObject();
        strings("sources", part.sources().cidrs().stream().map(Cidr::toString).toList());
        json.writeStringProperty("verdict", part.outcome().id());
        text("answer", part.answer());
        rule(part.rule());
        text("owner", part.owner() == null ? null : part.owner().id());
        if (part.predicted() == null) {
            json.writeNullProperty("predicted");
        } else {
            json.writeNumberProperty("predicted", part.predicted());
        }
        if (part.outcome() == Outcome.MAYBE) {
            strings("possible", part.possible());
        }
        text("why", part.why());
        json.writeEndObject();
    }

    private void rule(@Nullable DecidingRule rule) {
        if (rule == null) {
            json.writeNullProperty("rule");
            return;
        }
        json.writeObjectPropertyStart("rule");
        json.writeStringProperty("file", rule.file());
        json.writeNumberProperty("line", rule.line());
        json.writeStringProperty("table", rule.table());
        strings("chain", rule.chain());
        json.writeStringProperty("text", rule.text());
        json.writeEndObject();
    }

    private void unread(UnreadLine line) {
        json.writeStartObject();
        json.writeStringProperty("file", line.file());
        json.writeNumberProperty("line", line.line());
        json.writeStringProperty("text", line.text());
        json.writeStringProperty("why", line.why());
        json.writeEndObject();
    }

    private void refused(RefusedFile file) {
        json.writeStartObject();
        json.writeStringProperty("file", file.file());
        json.writeStringProperty("place", file.place());
        json.writeNumberProperty("line", file.line());
        json.writeStringProperty("text", file.text());
        json.writeStringProperty("why", file.why());
        json.writeEndObject();
    }

    private void strings(String name, List<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    private void text(String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }
}
