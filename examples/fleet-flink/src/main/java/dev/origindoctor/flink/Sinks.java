package dev.origindoctor.flink;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.Encoder;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Files of JSON lines, a folder for each source. A file becomes visible with the checkpoint that covers it, so that a
 * restart leaves neither a gap nor a line twice.
 */
final class Sinks {
    private static final JsonFactory JSON = new JsonFactory();

    private Sinks() {}

    static FileSink<Report> reports(Path folder) {
        return FileSink.<Report>forRowFormat(folder, (report, out) -> write(report.json(), out))
                .withBucketAssigner(new BySource<>(Report::source))
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .build();
    }

    static FileSink<NumberedLine> skipped(Path folder) {
        Encoder<NumberedLine> encoder = (line, out) -> write(skipped(line), out);
        return FileSink.forRowFormat(folder, encoder)
                .withBucketAssigner(new BySource<>(NumberedLine::source))
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .build();
    }

    private static String skipped(NumberedLine line) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            out.writeNumberProperty("line", line.number());
            out.writeStringProperty("skipped", line.text());
            out.writeEndObject();
        }
        return text.toString();
    }

    private static void write(String line, OutputStream out) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Where a thing stood. */
    private interface SourceOf<T> extends java.io.Serializable {
        String of(T thing);
    }

    private record BySource<T>(SourceOf<T> source) implements BucketAssigner<T, String> {
        @Override
        public String getBucketId(T thing, Context context) {
            return source.of(thing);
        }

        @Override
        public SimpleVersionedSerializer<String> getSerializer() {
            return SimpleVersionedStringSerializer.INSTANCE;
        }
    }
}
