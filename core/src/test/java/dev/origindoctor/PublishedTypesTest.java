package dev.origindoctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every public type of a published module has a sentence of its own. */
class PublishedTypesTest {
    private static final Pattern TYPE = Pattern.compile(
            "^ *public (?:(?:static|final|sealed|non-sealed|abstract) )*(?:class|record|enum|interface|@interface) (\\w+)",
            Pattern.MULTILINE);
    private static final Pattern DOCUMENTED =
            Pattern.compile("(?s).*\\*/\\s*(?:@[\\w.]+(?:\\([^)]*\\))?(?: *//[^\\n]*)?\\s*)*$");

    @ParameterizedTest
    @ValueSource(strings = {"model", "netty-probes", "core"})
    void everyPublicTypeHasASentence(String module) throws IOException {
        List<String> bare = new ArrayList<>();
        for (Path file : sources(Path.of("..", module, "src", "main"))) {
            String source = Files.readString(file);
            Matcher types = TYPE.matcher(source);
            while (types.find()) {
                if (!DOCUMENTED.matcher(source.substring(0, types.start())).matches()) {
                    bare.add(types.group(1));
                }
            }
        }
        assertThat(bare).isEmpty();
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).isNotEmpty();
            return sources;
        }
    }
}
