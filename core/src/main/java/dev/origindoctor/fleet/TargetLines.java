package dev.origindoctor.fleet;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a target file line by line in constant memory: one origin a line, blank lines and those that begin with
 * {@code #} left out. A line that is none is told of with its number, and skipped.
 */
public final class TargetLines implements Iterator<FleetLine> {
    private static final int LONGEST = 4_096;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * A line that names no origin.
     *
     * @param number which one, counted from 1
     * @param why what is wrong with it
     */
    public record BadLine(long number, String why) {}

    private final Reader in;
    private final Consumer<? super BadLine> bad;
    private final StringBuilder text = new StringBuilder();
    private long number;
    private @Nullable FleetLine next;

    /** The lines of {@code in}, which stays its owner's to close; it had better be buffered. */
    public TargetLines(Reader in, Consumer<? super BadLine> bad) {
        this.in = in;
        this.bad = bad;
    }

    /** How many lines have been read so far. */
    public long number() {
        return number;
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && readLine()) {
                next = parse();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return next != null;
    }

    @Override
    public FleetLine next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        FleetLine line = next;
        next = null;
        return line;
    }

    private @Nullable FleetLine parse() {
        String read = text.toString();
        String line = (number == 1 && read.startsWith(BYTE_ORDER_MARK) ? read.substring(1) : read).strip();
        if (line.isEmpty() || line.startsWith("#")) {
            return null;
        }
        try {
            if (text.length() > LONGEST) {
                throw new IllegalArgumentException("longer than " + LONGEST + " characters");
            }
            return new FleetLine(number, FleetTarget.parse(line));
        } catch (IllegalArgumentException e) {
            bad.accept(new BadLine(number, String.valueOf(e.getMessage())));
            return null;
        }
    }

    /** One line without its end; of an endless one no more than is needed to say so. */
    private boolean readLine() throws IOException {
        text.setLength(0);
        boolean any = false;
        for (int c = in.read(); c >= 0; c = in.read()) {
            any = true;
            if (c == '\n') {
                break;
            }
            if (text.length() <= LONGEST) {
                text.append((char) c);
            }
        }
        number += any ? 1 : 0;
        return any;
    }
}
