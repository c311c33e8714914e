package dev.origindoctor.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat.Reader;
import org.apache.flink.connector.file.src.reader.BulkFormat.RecordIterator;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetFilesTest {
    private static final int LINES = 1_234;

    @TempDir
    private Path folder;

    @Test
    void aFileThatWasReadInPartGoesOnWithTheNextLine() throws IOException {
        Path file = fleet();
        TargetFiles files = new TargetFiles(new org.apache.flink.core.fs.Path(folder.toString()));
        List<RecordAndPosition<NumberedLine>> whole = read(files, file, CheckpointedPosition.NO_OFFSET, 0);
        assertThat(whole).hasSize(LINES);
        for (int gone : new int[] {1, 499, 500, 501, 1_233, 1_234}) {
            long position = whole.get(gone - 1).getRecordSkipCount();
            assertThat(read(files, file, CheckpointedPosition.NO_OFFSET, position))
                    .extracting(RecordAndPosition::getRecord)
                    .containsExactlyElementsOf(whole.subList(gone, LINES).stream()
                            .map(RecordAndPosition::getRecord)
                            .toList());
        }
    }

    @Test
    void aFileIsCalledByItsPathFromTheRootOn() throws IOException {
        String name = folder.getFileName() + "/sub/a.txt";
        TargetFiles files = new TargetFiles(new org.apache.flink.core.fs.Path(folder.toString()));
        assertThat(files.name(new org.apache.flink.core.fs.Path(
                        folder.resolve("sub/a.txt").toUri())))
                .isEqualTo(name);
        assertThat(new TargetFiles(new org.apache.flink.core.fs.Path("a.txt"))
                        .name(new org.apache.flink.core.fs.Path("a.txt")))
                .isEqualTo("a.txt");
    }

    private Path fleet() throws IOException {
        return Files.writeString(
                folder.resolve("a.txt"),
                IntStream.rangeClosed(1, LINES)
                        .mapToObj(i -> "shop" + i + ".example")
                        .collect(Collectors.joining("\n")));
    }

    private static List<RecordAndPosition<NumberedLine>> read(TargetFiles files, Path file, long offset, long skipped)
            throws IOException {
        FileSourceSplit split = new FileSourceSplit(
                "1",
                new org.apache.flink.core.fs.Path(file.toUri()),
                0,
                Files.size(file),
                0,
                Files.size(file),
                new String[0],
                new CheckpointedPosition(offset, skipped));
        List<RecordAndPosition<NumberedLine>> lines = new ArrayList<>();
        try (Reader<NumberedLine> reader = files.restoreReader(new Configuration(), split)) {
            RecordIterator<NumberedLine> batch = reader.readBatch();
            for (; batch != null; batch = reader.readBatch()) {
                RecordAndPosition<NumberedLine> next = batch.next();
                for (; next != null; next = batch.next()) {
                    lines.add(new RecordAndPosition<>(next.getRecord(), next.getOffset(), next.getRecordSkipCount()));
                }
            }
        }
        return lines;
    }
}
