package dev.origindoctor.panel.upload;

import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.host.folder.CollectedFolder;
import dev.origindoctor.host.reading.HostEvidenceReader;
import dev.origindoctor.panel.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A collected host folder as somebody sent it: tar, tar.gz or zip. It is unpacked into a folder of its own, under names
 * that are never the archive's, read, and thrown away. Blocks: not for an event loop.
 */
public final class HostFolderArchive {
    private static final int MOST_ENTRIES = 11_000;
    private static final long LARGEST = 64L << 20;
    private static final Pattern WANTED = Pattern.compile("(?:[^/]+/)?(manifest\\.tsv|[0-9]{4}\\.txt)");

    private final Path folder;
    private int entries;
    private long left = LARGEST;

    private HostFolderArchive(Path folder) {
        this.folder = folder;
    }

    /**
     * What the machine says.
     *
     * @throws RefusedException where it is no such archive, or one that tries something
     */
    public static HostEvidence read(byte[] archive) throws IOException {
        Path folder = Files.createTempDirectory("host-folder");
        try {
            new HostFolderArchive(folder).unpack(archive);
            CollectedFolder collected = CollectedFolder.open(folder);
            return HostEvidenceReader.read(collected, collected.takenAt());
        } catch (IllegalArgumentException e) {
            String where = folder.toString();
            throw new RefusedException(
                    400, "folder.manifest", String.valueOf(e.getMessage()).replace(where, "it"));
        } finally {
            delete(folder);
        }
    }

    private void unpack(byte[] archive) throws IOException {
        try (Entries opened = open(archive)) {
            while (opened.advance()) {
                entry(opened);
            }
        } catch (ZipException | java.io.EOFException e) {
            throw new RefusedException(400, "folder.damaged");
        }
    }

    private static Entries open(byte[] archive) throws IOException {
        if (begins(archive, 'P', 'K')) {
            return new ZipEntries(archive);
        }
        InputStream bytes = new ByteArrayInputStream(archive);
        return new TarEntries(begins(archive, 0x1f, 0x8b) ? new GZIPInputStream(bytes, 1 << 16) : bytes);
    }

    private static boolean begins(byte[] archive, int first, int second) {
        return archive.length > 2 && (archive[0] & 0xff) == first && (archive[1] & 0xff) == second;
    }

    private void entry(Entries opened) throws IOException {
        if (++entries > MOST_ENTRIES) {
            throw new RefusedException(400, "folder.many", MOST_ENTRIES);
        }
        String name = opened.name().startsWith("./") ? opened.name().substring(2) : opened.name();
        if (leadsOut(name)) {
            throw new RefusedException(400, "folder.path", shown(name));
        }
        if (opened.kind() == Entries.Kind.OTHER) {
            throw new RefusedException(400, "folder.link", shown(name));
        }
        Matcher wanted = WANTED.matcher(name);
        boolean kept = opened.kind() == Entries.Kind.FILE && wanted.matches();
        copy(opened.content(), kept ? folder.resolve(wanted.group(1)) : null);
    }

    /** Also what another system would take for a way out. */
    private static boolean leadsOut(String name) {
        return name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf('\0') >= 0
                || name.matches("[A-Za-z]:.*")
                || List.of(name.split("/")).contains("..");
    }

    /** What is not kept is read too, so that a bomb in it counts. */
    private void copy(InputStream content, @org.jspecify.annotations.Nullable Path to) throws IOException {
        if (to != null && Files.exists(to)) {
            throw new RefusedException(400, "folder.damaged");
        }
        byte[] block = new byte[1 << 16];
        try (java.io.OutputStream out =
                to == null ? java.io.OutputStream.nullOutputStream() : Files.newOutputStream(to)) {
            int length;
            while ((length = content.read(block)) >= 0) {
                left -= length;
                if (left < 0) {
                    throw new RefusedException(400, "folder.size", LARGEST >> 20);
                }
                out.write(block, 0, length);
            }
        }
    }

    private static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 60 ? plain.substring(0, 60) + "…" : plain;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
