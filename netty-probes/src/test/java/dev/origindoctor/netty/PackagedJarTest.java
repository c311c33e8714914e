package dev.origindoctor.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.origindoctor.netty.line.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The jar as it is published: newer Java finds the ICMP witness in it, and older Java does without. Runs in verify. */
@Timeout(60)
@EnabledIfSystemProperty(named = "origindoctor.packaged", matches = "true")
class PackagedJarTest {
    private static final int FEATURE = Runtime.version().feature();

    /** What a Java of any version says, run on its own. */
    static final class Word {
        private Word() {}

        public static void main(String[] arguments) {
            System.out.println(Runtime.version().feature() + " " + Transport.EPOLL.seesIcmp());
        }
    }

    @Test
    void itIsTheJarThatIsTested() {
        assertThat(NettyProbes.class.getProtectionDomain().getCodeSource().getLocation())
                .asString()
                .endsWith(".jar");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisJavaGetsTheWitnessThatItCanRun() throws Exception {
        assertThat(ask(Path.of(System.getProperty("java.home")))).isEqualTo(FEATURE + " " + (FEATURE >= 22));
    }

    @Test
    void olderJavaDoesWithoutTheWitness() throws Exception {
        Optional<Path> older = olderJava();
        assumeTrue(older.isPresent(), "no Java 17 is installed beside this one");
        assertThat(ask(older.get())).isEqualTo("17 false");
    }

    private static String ask(Path home) throws Exception {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString(), "-cp", classPath()));
        command.add(Word.class.getName());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return said.strip();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** JDKs of different versions usually stand side by side. */
    private static Optional<Path> olderJava() throws IOException {
        Path homes = Path.of(System.getProperty("java.home")).toRealPath().getParent();
        try (Stream<Path> all = Files.list(homes)) {
            return all.filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .filter(PackagedJarTest::isSeventeen)
                    .findFirst();
        }
    }

    private static boolean isSeventeen(Path home) {
        try {
            return Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"17");
        } catch (IOException unreadable) {
            return false;
        }
    }
}
