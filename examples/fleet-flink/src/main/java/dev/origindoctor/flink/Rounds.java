package dev.origindoctor.flink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.fs.Path;

/**
 * The lines of a target file over and over. The generator's index, which is what a checkpoint holds, says which round and
 * which line; a round is a source of its own. For files that fit into memory; larger fleets come over a topic.
 */
final class Rounds implements GeneratorFunction<Long, NumberedLine> {
    private static final long serialVersionUID = 1;
    private static final int MOST_LINES = 1_000_000;

    private final String file;
    private transient List<String> lines = List.of();

    Rounds(String file) {
        this.file = file;
    }

    /**
     * How many lines a round has.
     *
     * @throws IllegalArgumentException where there are none, or too many
     */
    int size() throws IOException {
        return read().size();
    }

    @Override
    public void open(SourceReaderContext context) throws IOException {
        lines = read();
    }

    @Override
    public NumberedLine map(Long index) {
        long round = index / lines.size() + 1;
        int line = (int) (index % lines.size());
        return new NumberedLine(new Path(file).getName() + "/round-%08d".formatted(round), line + 1L, lines.get(line));
    }

    private List<String> read() throws IOException {
        Path path = new Path(file);
        List<String> read = new ArrayList<>();
        try (LineReader in = new LineReader(file, path.getFileSystem().open(path))) {
            for (NumberedLine line = in.next(); line != null; line = in.next()) {
                read.add(line.text());
                if (read.size() > MOST_LINES) {
                    throw new IllegalArgumentException(file + ": more than " + MOST_LINES + " lines");
                }
            }
        }
        if (read.isEmpty()) {
            throw new IllegalArgumentException(file + ": no lines");
        }
        return read;
    }
}
