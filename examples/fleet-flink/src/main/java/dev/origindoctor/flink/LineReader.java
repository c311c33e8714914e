package dev.origindoctor.flink;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads lines and numbers them. Of an endless line it keeps as much as shows that it is too long. */
final class LineReader implements Closeable {
    private static final int KEPT = 5_000;

    private final String source;
    private final Reader in;
    private final StringBuilder text = new StringBuilder();
    private long number;

    /** What is no UTF-8 becomes a replacement character, which no host name has. */
    LineReader(String source, InputStream in) {
        this.source = source;
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    }

    /** The next line, or null at the end. */
    @Nullable
    NumberedLine next() throws IOException {
        text.setLength(0);
        int c = in.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (text.length() < KEPT) {
                text.append((char) c);
            }
        }
        return new NumberedLine(source, ++number, text.toString());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
