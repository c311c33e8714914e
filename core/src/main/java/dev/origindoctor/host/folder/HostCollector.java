package dev.origindoctor.host.folder;

import dev.origindoctor.host.access.HostAccess;
import dev.origindoctor.host.access.HostSource;
import dev.origindoctor.host.access.HostSources;
import dev.origindoctor.host.access.Named;
import dev.origindoctor.host.privacy.Privacy;
import dev.origindoctor.host.source.Reading;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.source.Unread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Writes all that a machine says of itself into a folder that {@link CollectedFolder} reads, there or elsewhere. */
public final class HostCollector {
    private static final int MOST = 9999;

    private final Path folder;
    private final StringBuilder manifest = new StringBuilder();
    private final Set<String> written = new HashSet<>();
    private final Set<String> certificates = new TreeSet<>();
    private final Set<String> logs = new TreeSet<>();
    private final Set<String> jails = new TreeSet<>();
    private int number;

    private HostCollector(Path folder) {
        this.folder = folder;
    }

    /**
     * Collects into a new folder that only this user may enter.
     *
     * @return how many sources were read
     * @throws FileAlreadyExistsException where something of that name is there already
     * @throws IOException where the folder cannot be written
     */
    public static int collect(HostAccess access, Path folder) throws IOException {
        Files.createDirectory(folder, only("rwx------"));
        HostCollector collector = new HostCollector(folder);
        collector.all(access);
        return collector.number;
    }

    private void all(HostAccess access) throws IOException {
        manifest.append(CollectedFolder.VERSION).append('\n');
        manifest.append("taken\t").append(second(access.takenAt())).append('\n');
        for (HostSource source : HostSources.all()) {
            for (Reading reading : access.read(source)) {
                reading(reading.source(), reading);
                if (reading instanceof SourceText text) {
                    named(source, text);
                }
            }
        }
        for (String path : certificates) {
            reading(CollectedFolder.CERTIFICATES + path, access.certificates(path));
        }
        for (String path : logs) {
            reading(path, access.log(path));
        }
        for (String jail : jails) {
            Reading reading = access.jail(jail);
            reading(reading.source(), reading);
        }
        write("manifest.tsv", manifest.toString());
    }

    private void named(HostSource source, SourceText text) {
        if (source.privacy() == Privacy.NGINX || source.privacy() == Privacy.APACHE) {
            certificates.addAll(Named.certificates(text));
            logs.addAll(Named.logs(text));
        } else if (source.equals(HostSources.FAIL2BAN)) {
            jails.addAll(Named.jails(text));
        }
    }

    private void reading(String name, Reading reading) throws IOException {
        if (number >= MOST || !written.add(name)) {
            return;
        }
        if (reading instanceof SourceText text) {
            String file = String.format(Locale.ROOT, "%04d.txt", ++number);
            write(file, text.text());
            line("read", file, second(text.takenAt()), CollectedFolder.cut(text.cut()), name);
        } else if (reading instanceof Unread unread) {
            String command = unread.command() == null ? "" : unread.command();
            line("unread", unread.kind().name().toLowerCase(Locale.ROOT), name, unread.why(), command);
        }
    }

    private static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void line(String... fields) {
        for (int i = 0; i < fields.length; i++) {
            manifest.append(i == 0 ? "" : "\t").append(fields[i].replaceAll("\\p{Cntrl}", " "));
        }
        manifest.append('\n');
    }

    private void write(String name, String text) throws IOException {
        Path file = Files.createFile(folder.resolve(name), only("rw-------"));
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
    }

    private static FileAttribute<?> only(String rights) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
    }
}
