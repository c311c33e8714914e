package dev.origindoctor.zoo.machine;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a class of this class path is run by a Java process of its own: the same Java, started quickly and kept small. Java
 * keeps figures in /tmp by its process's number, and the first processes of two machines have the same small one.
 */
public final class ChildJava {
    private static final int FEATURE = Runtime.version().feature();

    private ChildJava() {}

    /** The words of the command. */
    public static List<String> words(Class<?> program, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(new File(System.getProperty("java.home"), "bin/java").getPath());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx400m", "-XX:-UsePerfData"));
        words.addAll(List.of("-cp", classPath()));
        if (FEATURE >= 22) {
            words.add("--enable-native-access=ALL-UNNAMED");
        }
        words.add(program.getName());
        words.addAll(Arrays.asList(arguments));
        return words;
    }

    /** The same for a shell. */
    public static String line(Class<?> program, String... arguments) {
        return words(program, arguments).stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    /** As a jar would have it: the classes for this Java before those for all. */
    private static String classPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        if (FEATURE < 22) {
            return path;
        }
        return Arrays.stream(path.split(File.pathSeparator))
                        .map(entry -> entry + "/META-INF/versions/22")
                        .filter(entry -> new File(entry).isDirectory())
                        .findFirst()
                        .map(entry -> entry + File.pathSeparator)
                        .orElse("")
                + path;
    }
}
