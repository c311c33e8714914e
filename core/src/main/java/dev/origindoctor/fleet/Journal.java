package dev.origindoctor.fleet;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
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
        return new Journal(FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 0);
    }

    /**
     * Goes on with the journal at {@code path}, which may not be there yet. {@code kept} is told of each line in it.
     *
     * @throws IllegalArgumentException where the file is no journal
     */
    public static Journal resume(Path path, Consumer<String> kept) throws IOException {
        long whole = Files.exists(path) ? read(path, kept) : 0;
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.truncate(whole);
        file.position(whole);
        return new Journal(file, whole);
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

    /** The length of the whole lines. */
    private static long read(Path path, Consumer<String> kept) throws IOException {
        long whole = 0;
        ByteArrayOutputStream line = new ByteArrayOutputStream(1_024);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
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
        }
        return whole;
    }
}
