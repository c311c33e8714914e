package dev.origindoctor.flink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.IteratorResultIterator;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Target files for Flink's file source: each is read by one reader from its first line, so that every line keeps its
 * number. A checkpoint holds how many lines of a file have gone out.
 */
final class TargetFiles implements BulkFormat<NumberedLine, FileSourceSplit> {
    private static final long serialVersionUID = 1;
    private static final int BATCH = 500;

    private final String above;

    /** For the file or the folder {@code root}: files are called by their path from there on, {@code root}'s name first. */
    TargetFiles(Path root) {
        Path parent = root.getParent();
        above = parent == null ? "" : parent.getPath();
    }

    @Override
    public Reader<NumberedLine> createReader(Configuration configuration, FileSourceSplit split) throws IOException {
        Path path = split.path();
        return new Batches(new LineReader(name(path), path.getFileSystem().open(path)));
    }

    @Override
    public Reader<NumberedLine> restoreReader(Configuration configuration, FileSourceSplit split) throws IOException {
        Batches batches = new Batches(
                new LineReader(name(split.path()), split.path().getFileSystem().open(split.path())));
        batches.skip(split.getReaderPosition()
                .map(CheckpointedPosition::getRecordsAfterOffset)
                .orElse(0L));
        return batches;
    }

    String name(Path file) {
        String path = file.getPath();
        String under = path.startsWith(above) ? path.substring(above.length()) : path;
        return under.startsWith("/") ? under.substring(1) : under;
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<NumberedLine> getProducedType() {
        return TypeInformation.of(NumberedLine.class);
    }

    /** A position is a number of lines from the beginning of the file. */
    private static final class Batches implements Reader<NumberedLine> {
        private final LineReader lines;
        private long gone;

        Batches(LineReader lines) {
            this.lines = lines;
        }

        void skip(long many) throws IOException {
            while (gone < many && lines.next() != null) {
                gone++;
            }
        }

        @Override
        @Nullable
        public RecordIterator<NumberedLine> readBatch() throws IOException {
            List<NumberedLine> batch = new ArrayList<>(BATCH);
            for (NumberedLine line = lines.next(); line != null; line = batch.size() < BATCH ? lines.next() : null) {
                batch.add(line);
            }
            if (batch.isEmpty()) {
                return null;
            }
            long before = gone;
            gone += batch.size();
            return new IteratorResultIterator<>(batch.iterator(), CheckpointedPosition.NO_OFFSET, before);
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
