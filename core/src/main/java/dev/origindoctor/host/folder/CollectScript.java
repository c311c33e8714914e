package dev.origindoctor.host.folder;

import dev.origindoctor.host.access.HostSource;
import dev.origindoctor.host.access.HostSources;
import dev.origindoctor.host.privacy.Privacy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The shell script that collects without Java what {@link HostCollector} collects: the same sources, the same folder. */
public final class CollectScript {
    private CollectScript() {}

    /** The script, for any POSIX shell. */
    public static String text() {
        String script = resource()
                .replace(
                        "@SOURCES@",
                        HostSources.all().stream().map(CollectScript::call).collect(Collectors.joining("\n")))
                .replace("@PATH@", String.join(":", HostSources.COMMAND_FOLDERS));
        return Privacy.inShell(script);
    }

    private static String resource() {
        try (InputStream script = CollectScript.class.getResourceAsStream("collect.sh")) {
            if (script == null) {
                throw new IllegalStateException("collect.sh is missing from the library");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No name and no target holds a quote: they are constants of this library. */
    private static String call(HostSource source) {
        String bounds = " " + source.privacy() + " " + source.limit() + " ";
        String end = source.end() ? "end" : "start";
        return switch (source.kind()) {
            case FILE -> "file '" + source.target() + "'" + bounds + end + " '" + source.name() + "'";
            case FILES -> "files '" + source.target() + "'" + bounds + end;
            case COMMAND -> "run '" + source.target() + "'" + bounds + "out '" + source.name() + "'";
            case COMMAND_WITH_ERRORS -> "run '" + source.target() + "'" + bounds + "both '" + source.name() + "'";
            case PROCESSES -> "processes";
        };
    }
}
