package dev.origindoctor.fleet;

import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.report.Report;
import dev.origindoctor.taxonomy.Fault;
import java.io.StringWriter;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The lines that go into a sweep and come out of it. */
final class FleetJson {
    private static final String SCHEMA = "origin-doctor/sweep/1";
    private static final JsonFactory FACTORY = new JsonFactory();

    private FleetJson() {}

    static FleetTarget target(String line) {
        Map<String, String> fields = scalars(line);
        String host = fields.get("host");
        if (host == null) {
            throw new IllegalArgumentException(
                    "host: missing (expected {\"host\": ..., \"address\": ..., \"port\": ...})");
        }
        String address = fields.get("address");
        String port = fields.get("port");
        if (port != null && !port.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("port: expected a number from 1 to 65535");
        }
        return new FleetTarget(
                HostName.of(host),
                address == null ? null : address(address),
                port == null ? null : Integer.valueOf(port));
    }

    private static InetAddress address(String text) {
        return Addresses.parse(text).orElseThrow(() -> new IllegalArgumentException("address: expected an IP address"));
    }

    static String line(SweepResult result) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeStringProperty("schema", SCHEMA);
            out.writeNumberProperty("line", result.number());
            target(out, result.target());
            out.writeStringProperty("depth", result.depth().id());
            finding(out, result.finding());
            if (result.refused() != null) {
                out.writeStringProperty("refused", result.refused());
            }
            seen(out, result);
            out.writeEndObject();
        }
        return text.toString();
    }

    private static void target(JsonGenerator out, FleetTarget target) {
        out.writeStringProperty("host", target.host().ascii());
        if (target.address() != null) {
            out.writeStringProperty("address", Addresses.text(target.address()));
        }
        if (target.port() != null) {
            out.writeNumberProperty("port", target.port());
        }
    }

    private static void finding(JsonGenerator out, SweepResult.Finding finding) {
        out.writeBooleanProperty("healthy", finding.conclusion() == Conclusion.HEALTHY);
        out.writeStringProperty("conclusion", finding.conclusion().name().toLowerCase(Locale.ROOT));
        out.writeName("fault");
        out.writeString(finding.fault() == null ? null : finding.fault().id());
        if (finding.status() == null) {
            out.writeNullProperty("predicted");
        } else {
            out.writeNumberProperty("predicted", finding.status());
        }
        out.writeNumberProperty("share", finding.share());
        if (finding.cause() != null) {
            out.writeStringProperty("cause", finding.cause().id());
        }
        if (!finding.warnings().isEmpty()) {
            out.writeName("warnings");
            out.writeStartArray();
            for (Fault warning : finding.warnings()) {
                out.writeString(warning.id());
            }
            out.writeEndArray();
        }
        if (finding.because() != null) {
            out.writeStringProperty("because", finding.because());
        }
    }

    /** A diagnosis holds its observations itself. */
    private static void seen(JsonGenerator out, SweepResult result) {
        if (result.diagnosis() != null) {
            out.writeName("diagnosis");
            out.writeRawValue(Report.jsonLine().of(result.diagnosis()).stripTrailing());
            return;
        }
        out.writeName("observations");
        out.writeStartArray();
        for (Observation observation : result.observations()) {
            out.writeRawValue(Report.jsonOf(observation));
        }
        out.writeEndArray();
    }

    /** The outermost fields that are no objects and no lists, as text. */
    static Map<String, String> scalars(String line) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), line)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("expected a JSON object");
            }
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    fields.put(name, in.getString());
                } else {
                    in.skipChildren();
                }
            }
            if (in.nextToken() != null) {
                throw new IllegalArgumentException("something follows the JSON object");
            }
            return fields;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON, or cut short", e);
        }
    }

    static @Nullable Integer number(@Nullable String text) {
        return text == null ? null : Integer.valueOf(text);
    }
}
