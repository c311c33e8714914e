package dev.origindoctor.host.machine;

import dev.origindoctor.host.access.HostAccess;
import dev.origindoctor.host.access.HostSource;
import dev.origindoctor.host.access.HostSources;
import dev.origindoctor.host.source.Reading;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.source.Unread;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The machine that this program runs on, as far as its user may look. Commands are run without a shell, each with a
 * bound on its time and on the size of what it says.
 */
public final class LocalHost implements HostAccess {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]{1,20000}-----END CERTIFICATE-----");

    private final Instant takenAt;
    private final Set<HostSource> known = new HashSet<>(HostSources.all());
    private final BoundedFiles files;
    private final BoundedCommands commands;

    private LocalHost(Instant takenAt, Path root) {
        this.takenAt = takenAt;
        files = new BoundedFiles(root, takenAt);
        commands = new BoundedCommands(takenAt);
    }

    /** This machine, now. */
    public static LocalHost now() {
        return new LocalHost(Instant.now(), Path.of("/"));
    }

    /** A file tree in the place of this machine's, for tests; commands are those of this machine. */
    static LocalHost under(Path root, Instant takenAt) {
        return new LocalHost(takenAt, root);
    }

    @Override
    public Instant takenAt() {
        return takenAt;
    }

    @Override
    public List<Reading> read(HostSource source) {
        if (!known.contains(source)) {
            throw new IllegalArgumentException("source: " + source.name() + " (expected one of HostSources)");
        }
        return switch (source.kind()) {
            case FILE -> List.of(files.read(source));
            case FILES -> files.all(source);
            case COMMAND, COMMAND_WITH_ERRORS -> List.of(commands.run(source));
            case PROCESSES -> List.of(new ProcessTable(files.root(), takenAt).read());
        };
    }

    @Override
    public Reading log(String path) {
        return path.startsWith("/")
                ? files.read(HostSources.logAt(path))
                : new Unread(path, Unread.Kind.NOT_UNDERSTOOD, "not an absolute path", null);
    }

    @Override
    public Reading jail(String name) {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
            return new Unread(name, Unread.Kind.NOT_UNDERSTOOD, "not the name of a jail", null);
        }
        return commands.run(HostSources.jail(name));
    }

    @Override
    public Reading certificates(String path) {
        if (!path.startsWith("/")) {
            return new Unread(path, Unread.Kind.NOT_UNDERSTOOD, "not an absolute path", null);
        }
        if (BoundedFiles.ofKernel(path)) {
            return new Unread(path, Unread.Kind.FAILED, "not a regular file", null);
        }
        Reading reading = files.read(HostSources.certificatesAt(path));
        if (!(reading instanceof SourceText text)) {
            return reading;
        }
        StringBuilder kept = new StringBuilder();
        Matcher certificate = CERTIFICATE.matcher(text.text());
        while (certificate.find()) {
            kept.append(certificate.group()).append('\n');
        }
        return SourceText.whole(path, kept.toString(), takenAt);
    }
}
