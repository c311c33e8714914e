package dev.origindoctor.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A native image holds the resources that its metadata names, and no others. */
class NativeImageTest {
    private static final Pattern GLOB = Pattern.compile("\"glob\": \"([^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"core", "netty-probes"})
    void everyResourceIsNamed(String module) throws IOException {
        Path resources = Path.of("../..", module, "src/main/resources");
        Path metadata = resources.resolve(
                "META-INF/native-image/dev.origindoctor/origin-doctor-" + module + "/reachability-metadata.json");
        List<PathMatcher> named = GLOB.matcher(Files.readString(metadata))
                .results()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob.group(1)))
                .toList();
        try (Stream<Path> files = Files.walk(resources)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(resources::relativize)
                            .filter(file -> !file.startsWith("META-INF")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(named).as(file.toString()).anyMatch(glob -> glob.matches(file)));
        }
    }
}
