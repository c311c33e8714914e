package dev.origindoctor.host.machine;

import dev.origindoctor.host.access.HostSource;
import dev.origindoctor.host.source.PlainText;
import dev.origindoctor.host.source.Reading;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.source.SourceText.Cut;
import dev.origindoctor.host.source.Unread;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads files of a machine within bounds: so many bytes, from the beginning or from the end. */
final class BoundedFiles {
    /** How much of a compressed file is unpacked on the way to its end. */
    private static final long UNPACKED = 256L << 20;

    private static final List<String> OF_KERNEL = List.of("/proc/", "/sys/");

    private final Path root;
    private final Instant takenAt;

    BoundedFiles(Path root, Instant takenAt) {
        this.root = root;
        this.takenAt = takenAt;
    }

    Path root() {
        return root;
    }

    Reading read(HostSource source) {
        try {
            return read(source, root.resolve(source.target().substring(1)));
        } catch (InvalidPathException e) {
            // a name that this locale cannot write, from a configuration
            return unread(source, Unread.Kind.FAILED, "its name cannot be written in this locale");
        }
    }

    private Reading read(HostSource source, Path path) {
        try {
            if (Files.notExists(path)) {
                return unread(source, Unread.Kind.ABSENT, "there is no such file");
            }
            // whether it is there cannot even be told where a folder above it is shut
            if (!Files.exists(path)) {
                return unread(source, Unread.Kind.FORBIDDEN, "this user may not look into its folder");
            }
            if (!Files.isRegularFile(path) || astray(source, path)) {
                return unread(source, Unread.Kind.FAILED, "not a regular file");
            }
            Optional<String> packer = Unpacking.packer(path);
            return packer.isPresent() ? unpacked(source, path, packer.get()) : plain(source, path);
        } catch (AccessDeniedException | SecurityException e) {
            return unread(source, Unread.Kind.FORBIDDEN, "this user may not read it");
        } catch (NoSuchFileException | NotDirectoryException e) {
            return unread(source, Unread.Kind.ABSENT, "there is no such file");
        } catch (IOException e) {
            return unread(source, Files.isReadable(path) ? Unread.Kind.FAILED : Unread.Kind.FORBIDDEN, reason(e));
        }
    }

    /** A link in a folder of logs may lead to a file of the kernel's that waits for ever; no log stands there. */
    private static boolean astray(HostSource source, Path path) throws IOException {
        String real = path.toRealPath().toString();
        return !(ofKernel(source.target()) && !source.end()) && ofKernel(real);
    }

    /** Whether it stands among the kernel's own files, some of which never end. */
    static boolean ofKernel(String path) {
        return OF_KERNEL.stream().anyMatch(path::startsWith);
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static Unread unread(HostSource source, Unread.Kind kind, String why) {
        return new Unread(source.name(), kind, why, kind == Unread.Kind.ABSENT ? null : source.byHand());
    }

    /** Files of the kernel say that they are empty: only reading tells. */
    private Reading plain(HostSource source, Path path) throws IOException {
        if (!Files.isReadable(path)) {
            return unread(source, Unread.Kind.FORBIDDEN, "this user may not read it");
        }
        try {
            return plain(source, path, Files.size(path));
        } catch (EOFException e) {
            // emptied since it was measured, as when logs are rotated: now it is short
            return plain(source, path, 0);
        }
    }

    private Reading plain(HostSource source, Path path, long size) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            boolean skip = source.end() && size > source.limit();
            if (skip) {
                in.skipNBytes(size - source.limit());
            }
            byte[] bytes = in.readNBytes(source.limit());
            boolean more = !skip && in.read() >= 0;
            return text(source, bytes, skip ? Cut.BEGINNING : more ? Cut.END : Cut.NOTHING);
        }
    }

    private Reading unpacked(HostSource source, Path path, String packer) throws IOException {
        if (!Files.isReadable(path)) {
            return unread(source, Unread.Kind.FORBIDDEN, "this user may not read it");
        }
        Optional<Unpacking> found = Unpacking.of(path, packer);
        if (found.isEmpty()) {
            return new Unread(
                    source.name(),
                    Unread.Kind.FAILED,
                    packer + ", which unpacks it, is not installed",
                    packer + " -dc " + source.target());
        }
        try (Unpacking unpacking = found.get()) {
            Tail tail = new Tail(source.limit());
            long total = unpacking.into(tail, UNPACKED);
            if (total >= UNPACKED) {
                return unread(source, Unread.Kind.FAILED, "it unpacks to more than " + (UNPACKED >> 20) + " MB");
            }
            return text(source, tail.bytes(), total > source.limit() ? Cut.BEGINNING : Cut.NOTHING);
        }
    }

    private Reading text(HostSource source, byte[] bytes, Cut cut) {
        String text = PlainText.of(bytes);
        // the first line that is left is only a part of one, unless it begins behind a hole in the file
        boolean part = cut == Cut.BEGINNING && !text.startsWith("\0");
        String whole = part ? text.substring(text.indexOf('\n') + 1) : text;
        return new SourceText(source.name(), source.privacy().apply(whole), takenAt, cut);
    }

    /** Every file that a pattern matches; a folder that is shut to this user may hold some, and is named in their place. */
    List<Reading> all(HostSource source) {
        return shut(source).map(List::of).orElseGet(() -> readings(source));
    }

    private List<Reading> readings(HostSource source) {
        Matching matching = Matching.of(root, source.target());
        List<Reading> readings = new ArrayList<>();
        for (Path file : matching.files()) {
            readings.add(one(source.at("/" + root.relativize(file)), file));
        }
        if (!matching.whole()) {
            String why = "of more than " + Matching.MOST + " files by that name, only the first were read";
            readings.add(new Unread(source.name(), Unread.Kind.FAILED, why, "sudo sh -c 'ls " + source.target() + "'"));
        }
        return readings;
    }

    /** A server that includes all of a folder stumbles over what is no file, too: it is named. */
    private Reading one(HostSource source, Path path) {
        if (source.name().chars().anyMatch(Character::isISOControl)) {
            String name = source.name().replaceAll("\\p{Cntrl}", " ");
            return new Unread(name, Unread.Kind.FAILED, "its name holds control characters", null);
        }
        return leadsNowhere(path)
                ? unread(source, Unread.Kind.FAILED, "a link that leads nowhere")
                : read(source, path);
    }

    /** Where it leads into a folder that is shut to this user, nobody can tell. */
    private static boolean leadsNowhere(Path path) {
        if (!Files.isSymbolicLink(path)) {
            return false;
        }
        try {
            Files.readAttributes(path, BasicFileAttributes.class);
            return false;
        } catch (AccessDeniedException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private Optional<Reading> shut(HostSource source) {
        String fixed = source.target().split("\\*", 2)[0];
        Path folder = root.resolve(fixed.substring(1, Math.max(1, fixed.lastIndexOf('/'))));
        boolean open = Files.isReadable(folder) && Files.isExecutable(folder);
        return open || Files.notExists(folder)
                ? Optional.empty()
                : Optional.of(new Unread(
                        source.name(),
                        Unread.Kind.FORBIDDEN,
                        "this user may not look into its folder",
                        "sudo sh -c 'cat " + source.target() + "'"));
    }
}
