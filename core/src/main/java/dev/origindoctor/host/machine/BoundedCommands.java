package dev.origindoctor.host.machine;

import dev.origindoctor.host.access.HostSource;
import dev.origindoctor.host.access.HostSources;
import dev.origindoctor.host.privacy.Privacy;
import dev.origindoctor.host.source.Reading;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.source.SourceText.Cut;
import dev.origindoctor.host.source.Unread;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs commands of the fixed list: no shell, a fixed search path, English, universal time, bounded in time and size. */
final class BoundedCommands {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Pattern NO_RIGHTS = Pattern.compile(
            "(?i)permission denied|not permitted|must be root|need to be root|be run as root|need root|superuser|Access denied");

    private final Instant takenAt;

    BoundedCommands(Instant takenAt) {
        this.takenAt = takenAt;
    }

    Reading run(HostSource source) {
        List<String> words = new ArrayList<>(List.of(source.target().split(" ")));
        Optional<String> program = program(words.get(0));
        if (program.isEmpty()) {
            return unread(source, Unread.Kind.ABSENT, words.get(0) + " is not installed");
        }
        words.set(0, program.get());
        Path folder = null;
        try {
            folder = Files.createTempDirectory("origin-doctor");
            return run(source, words, folder);
        } catch (IOException e) {
            return unread(source, Unread.Kind.FAILED, "it could not be run");
        } finally {
            remove(folder);
        }
    }

    static Optional<String> program(String name) {
        return HostSources.COMMAND_FOLDERS.stream()
                .map(folder -> folder + "/" + name)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }

    /** What it says goes to files: nothing has to be read while it runs, and their size can be watched. */
    private Reading run(HostSource source, List<String> words, Path folder) throws IOException {
        File out = folder.resolve("out").toFile();
        File err = folder.resolve("err").toFile();
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out)
                .redirectError(err)
                .directory(new File("/"));
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", String.join(":", HostSources.COMMAND_FOLDERS));
        environment.put("LC_ALL", "C");
        if (!source.equals(HostSources.ZONE)) {
            environment.put("TZ", "UTC");
        }
        Process process = builder.start();
        try {
            boolean ended = ends(process, source, List.of(out, err));
            return ended ? said(source, process.exitValue(), out, err) : cut(source, out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unread(source, Unread.Kind.FAILED, "interrupted");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static boolean ends(Process process, HostSource source, List<File> files) throws InterruptedException {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < LONGEST.toNanos()) {
            if (process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
            if (files.stream().anyMatch(file -> file.length() > source.limit())) {
                return false;
            }
        }
        return false;
    }

    private Reading cut(HostSource source, File out) {
        boolean large = out.length() > source.limit();
        return unread(
                source,
                Unread.Kind.FAILED,
                large
                        ? "it says more than " + (source.limit() >> 20) + " MB"
                        : "no end after " + LONGEST.toSeconds() + " s");
    }

    private Reading said(HostSource source, int exit, File out, File err) throws IOException {
        String said = read(out, source.limit());
        String complained = read(err, 1 << 16);
        boolean both = source.kind() == HostSource.Kind.COMMAND_WITH_ERRORS;
        String text = both ? said + complained : said;
        if (text.isBlank() && exit != 0) {
            boolean rights = NO_RIGHTS.matcher(complained).find();
            String why = reason(complained, rights).orElse("it ended with exit code " + exit);
            return unread(source, rights ? Unread.Kind.FORBIDDEN : Unread.Kind.FAILED, why);
        }
        Cut cut = out.length() > source.limit() ? Cut.END : Cut.NOTHING;
        return new SourceText(source.name(), source.privacy().apply(text), takenAt, cut);
    }

    /** Of what it complains of the line about rights, where there is one; else the first that is no mere warning. */
    private static Optional<String> reason(String complained, boolean rights) {
        return complained
                .lines()
                .filter(line -> !rights || NO_RIGHTS.matcher(line).find())
                .filter(line -> !line.isBlank())
                .min(Comparator.comparing(line -> line.contains("[warn]")))
                .map(Privacy.SECRETS::line);
    }

    private static String read(File file, int limit) throws IOException {
        try (InputStream in = Files.newInputStream(file.toPath())) {
            return new String(in.readNBytes(limit), StandardCharsets.UTF_8);
        }
    }

    private static Unread unread(HostSource source, Unread.Kind kind, String why) {
        return new Unread(source.name(), kind, why, kind == Unread.Kind.ABSENT ? null : source.byHand());
    }

    private static void remove(@org.jspecify.annotations.Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // left to the system's own cleaning of temporary files: what was read is not worth less for it
            folder.toFile().deleteOnExit();
        }
    }
}
