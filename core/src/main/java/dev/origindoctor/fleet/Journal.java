package dev.origindoctor.fleet;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * A file of lines that survives any kind of end: what a sweep has found, or how a watch has gone. A line is handed to
 * the kernel before anybody else is told of what it says. A last line that was cut short is cut off.
 */
public final class Journal implements Closeable {
    private static final int LONGEST = 4 << 20;
    private static final String BEGINNING = "{\"schema\":\"origin-doctor/";

    private final FileChannel file;
    private long whole;

    private Journal(FileChannel file, long whole) {
        this.file = file;
        this.whole = whole;
    }

    /**
     * A new journal.
     *
     * @throws java.nio.file.FileAlreadyExistsException where there is a file already
     */
    public static Journal create(Path path) throws IOException {
        return held(FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), path, file -> 0);
    }

    /**
     * Goes on with the journal at {@code path}, which may not be there yet. {@code kept} is told of each line in it.
     *
     * @throws IllegalArgumentException where the file is no journal
     * @throws IOException where it cannot be read and written, or somebody else writes it
     */
    public static Journal resume(Path path, Consumer<String> kept) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new FileSystemException(path.toString(), null, "not a file");
        }
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return held(file, path, journal -> read(journal, kept));
    }

    /** The journal, which nobody else writes as long as it is open. */
    private static Journal held(FileChannel file, Path path, Reading reading) throws IOException {
        try {
            hold(file, path);
            long whole = reading.wholeLines(file);
            file.truncate(whole);
            file.position(whole);
            return new Journal(file, whole);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static void hold(FileChannel file, Path path) throws IOException {
        FileLock lock;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new FileSystemException(path.toString(), null, "somebody else writes it");
        }
    }

    /** How long the whole lines of a file are. */
    private interface Reading {
        long wholeLines(FileChannel file) throws IOException;
    }

    /** Adds a line. Where that fails, what was there before is there still, and nothing of the line is. */
    public void add(String line) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
        int length = bytes.remaining();
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            whole += length;
        } catch (IOException e) {
            file.truncate(whole);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** The length of the whole lines. The channel stays open: closing any stream on the file would let it go. */
    private static long read(FileChannel file, Consumer<String> kept) throws IOException {
        long whole = 0;
        ByteArrayOutputStream line = new ByteArrayOutputStream(1_024);
        InputStream in = new BufferedInputStream(Channels.newInputStream(file), 1 << 16);
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c != '\n') {
                line.write(c);
                if (line.size() > LONGEST) {
                    throw new IllegalArgumentException("no journal (a line without an end)");
                }
                continue;
            }
            kept.accept(line.toString(StandardCharsets.UTF_8));
            whole += line.size() + 1;
            line.reset();
        }
        checkCutOff(line.toString(StandardCharsets.UTF_8));
        return whole;
    }

    /** What is cut off has to be the beginning of a line of ours, or what a crash left of one: never somebody's text. */
    private static void checkCutOff(String torn) {
        boolean ours = torn.startsWith(BEGINNING) || BEGINNING.startsWith(torn) || torn.startsWith("\0");
        if (!ours) {
            throw new IllegalArgumentException("no journal (its last line is none of one)");
        }
    }
}
