package dev.origindoctor.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
    private static final String FIRST = "{\"schema\":\"origin-doctor/sweep/1\",\"line\":1}";
    private static final String SECOND = "{\"schema\":\"origin-doctor/sweep/1\",\"line\":2}";

    private final List<String> kept = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void whereverALineWasCutShortTheWholeOnesAreKeptAndItGoesOn() throws IOException {
        String whole = FIRST + "\n" + SECOND + "\n";
        for (int length = 0; length <= whole.length(); length++) {
            Path path = Files.writeString(folder.resolve("cut-" + length), whole.substring(0, length));
            kept.clear();
            try (Journal journal = Journal.resume(path, kept::add)) {
                journal.add("{}");
            }
            List<String> expected = new ArrayList<>(kept);
            expected.add("{}");
            assertThat(kept).hasSize((int)
                    whole.substring(0, length).chars().filter(c -> c == '\n').count());
            assertThat(Files.readAllLines(path)).isEqualTo(expected);
        }
    }

    @Test
    void whatACrashLeftOfALineIsCutOff() throws IOException {
        Path path = Files.writeString(folder.resolve("journal"), FIRST + "\n\0\0\0\0");
        Journal.resume(path, kept::add).close();
        assertThat(Files.readString(path)).isEqualTo(FIRST + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a letter without an end of line", "-----BEGIN", "{\"schema\":\"another/1\""})
    void aFileThatIsNoJournalStaysAsItIs(String text) throws IOException {
        Path path = Files.writeString(folder.resolve("letter"), text);
        assertThatThrownBy(() -> Journal.resume(path, kept::add)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Files.readString(path)).isEqualTo(text);
    }

    @Test
    void oneWritesItAtATime() throws IOException {
        Path path = folder.resolve("journal");
        try (Journal journal = Journal.create(path)) {
            journal.add(FIRST);
            assertThatThrownBy(() -> Journal.resume(path, kept::add))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("somebody else writes it");
        }
        Journal.resume(path, kept::add).close();
        assertThat(kept).containsExactly(FIRST);
    }

    @Test
    void aFolderIsNone() {
        assertThatThrownBy(() -> Journal.resume(folder, kept::add))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("not a file");
    }
}
