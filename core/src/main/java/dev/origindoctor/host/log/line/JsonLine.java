package dev.origindoctor.host.log.line;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A line of {@code journalctl -o json}, or of the log files that Docker keeps of its containers. */
final class JsonLine {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private JsonLine() {}

    /** Its head and message; empty where it is no such line, or cut short. */
    static Optional<LogHead> read(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            return head(members(parser));
        } catch (JacksonException e) {
            // a line that is cut short, or of another program, tells nothing
            return Optional.empty();
        }
    }

    private static Optional<LogHead> head(Map<String, String> members) {
        String message = members.get("MESSAGE");
        if (message != null) {
            String tag = members.getOrDefault("SYSLOG_IDENTIFIER", members.getOrDefault("_COMM", ""));
            boolean kernel = "kernel".equals(members.get("_TRANSPORT"));
            return Optional.of(new LogHead(kernel ? "kernel" : tag, seconds(members), message));
        }
        String log = members.get("log");
        return log == null
                ? Optional.empty()
                : Optional.of(new LogHead(null, members.get("time"), log.stripTrailing()));
    }

    private static @Nullable String seconds(Map<String, String> members) {
        String micros = members.getOrDefault("__REALTIME_TIMESTAMP", "");
        return micros.matches("[0-9]{15,16}")
                ? micros.substring(0, micros.length() - 6) + "." + micros.substring(micros.length() - 6)
                : null;
    }

    private static Map<String, String> members(JsonParser parser) {
        Map<String, String> members = new HashMap<>();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return members;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                members.put(name, bytes(parser));
            } else if (token == JsonToken.START_OBJECT) {
                parser.skipChildren();
            } else {
                members.put(name, parser.getString());
            }
        }
        return members;
    }

    /** The journal writes text that is no UTF-8 as its bytes. */
    private static String bytes(JsonParser parser) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                bytes.write(parser.getValueAsInt());
            } else {
                parser.skipChildren();
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
