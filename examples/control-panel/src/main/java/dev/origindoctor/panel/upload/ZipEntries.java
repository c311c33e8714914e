package dev.origindoctor.panel.upload;

import dev.origindoctor.panel.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** A zip archive. What is a link stands only in its directory at the end, so that is read first. */
final class ZipEntries implements Entries {
    private static final int DIRECTORY_ENTRY = 0x02014b50;
    private static final int HEAD = 46;
    private static final int UNIX = 3;
    private static final int FORMAT = 0xf000;
    private static final int PLAIN = 0x8000;
    private static final int FOLDER = 0x4000;

    private final ZipInputStream in;
    private final Set<String> odd;
    private @Nullable ZipEntry entry;

    ZipEntries(byte[] archive) {
        in = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8);
        odd = odd(archive);
    }

    /** The names of what Unix would make neither a file nor a folder (APPNOTE 4.3.12, 4.4.2, 4.4.15). */
    private static Set<String> odd(byte[] archive) {
        ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        Set<String> names = new HashSet<>();
        for (int at = 0; at + HEAD <= archive.length; at++) {
            if (archive[at] == 'P' && bytes.getInt(at) == DIRECTORY_ENTRY) {
                int format = bytes.getInt(at + 38) >>> 16 & FORMAT;
                int length = Math.min(bytes.getShort(at + 28) & 0xffff, archive.length - at - HEAD);
                if (archive[at + 5] == UNIX && format != 0 && format != PLAIN && format != FOLDER) {
                    names.add(new String(archive, at + HEAD, length, StandardCharsets.UTF_8));
                }
            }
        }
        return names;
    }

    @Override
    public boolean advance() throws IOException {
        try {
            entry = in.getNextEntry();
        } catch (IllegalArgumentException unreadableName) {
            throw new RefusedException(400, "folder.damaged");
        }
        return entry != null;
    }

    @Override
    public String name() {
        return Objects.requireNonNull(entry).getName();
    }

    @Override
    public Kind kind() {
        if (odd.contains(name())) {
            return Kind.OTHER;
        }
        return Objects.requireNonNull(entry).isDirectory() ? Kind.FOLDER : Kind.FILE;
    }

    @Override
    public InputStream content() {
        return in;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
