package dev.origindoctor.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published modules resolve as named modules, with what they bring and nothing else. */
class ModulePathTest {
    private static final Pattern BROUGHT =
            Pattern.compile(".*(model|netty-probes|core)/target/.*|.*/(netty|bc|slf4j-api|jackson-core)[^/]*\\.jar");

    @Test
    void thePublishedModulesResolveOnTheModulePath() {
        Path[] path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> entry.replace(File.separatorChar, '/'))
                .filter(entry -> BROUGHT.matcher(entry).matches())
                .map(Path::of)
                .toArray(Path[]::new);
        Set<String> roots = Set.of("dev.origindoctor.model", "dev.origindoctor.netty", "dev.origindoctor.core");
        Configuration resolved =
                ModuleLayer.boot().configuration().resolve(ModuleFinder.of(path), ModuleFinder.of(), roots);
        assertThat(roots)
                .allSatisfy(name -> assertThat(resolved.findModule(name)).isPresent());
        assertThat(resolved.modules())
                .as("named on purpose, not after their file: %s", Arrays.toString(path))
                .filteredOn(module -> module.reference().descriptor().isAutomatic())
                .isEmpty();
    }
}
