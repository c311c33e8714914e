package dev.origindoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaTest {
    private static final Map<String, ?> SCHEMA = Json.read(text());

    @Test
    void theSchemaKnowsEveryFault() {
        assertThat(words("fault"))
                .containsExactlyElementsOf(ids(Fault.all().stream().map(Fault::id)));
    }

    @Test
    void theSchemaKnowsEveryCause() {
        assertThat(words("cause"))
                .containsExactlyElementsOf(ids(Arrays.stream(Cause.values()).map(Cause::id)));
    }

    @Test
    void theSchemaKnowsEveryEdge() {
        assertThat(words("edge"))
                .containsExactlyElementsOf(ids(Arrays.stream(Edge.values()).map(Edge::id)));
    }

    @Test
    void theSchemaKnowsEverySslMode() {
        Map<?, ?> origin = (Map<?, ?>) ((Map<?, ?>) SCHEMA.get("properties")).get("origin");
        Map<?, ?> mode = (Map<?, ?>) ((Map<?, ?>) origin.get("properties")).get("sslMode");
        assertThat((List<?>) mode.get("enum"))
                .isEqualTo(Arrays.stream(SslMode.values()).map(SslMode::id).toList());
    }

    private static List<String> ids(Stream<String> ids) {
        return ids.toList();
    }

    private static List<String> words(String name) {
        Map<?, ?> definition = (Map<?, ?>) ((Map<?, ?>) SCHEMA.get("$defs")).get(name);
        return ((List<?>) definition.get("enum")).stream().map(Object::toString).toList();
    }

    private static String text() {
        try (InputStream in = SchemaTest.class.getResourceAsStream("diagnosis-1.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
