package dev.origindoctor.cli.console;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stream of this process, written in the character set of its terminal. A sign that the set lacks is replaced by a
 * plainer one; a letter that a bare ASCII terminal is given all the same goes out as UTF-8, which most of them show.
 */
public final class Output extends PrintWriter {
    /** Signs of reports, and what stands for them where they cannot be shown. */
    private static final Map<Integer, String> PLAINER = Map.ofEntries(
            Map.entry((int) '✓', "+"),
            Map.entry((int) '✗', "x"),
            Map.entry((int) '⊘', "x"),
            Map.entry((int) '·', "-"),
            Map.entry((int) '−', "-"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '×', "x"),
            Map.entry((int) '…', "..."),
            Map.entry((int) '’', "'"),
            Map.entry((int) '‘', "'"),
            Map.entry((int) '→', "->"));

    private final Sink sink;

    private Output(Sink sink, Charset charset) {
        super(new BufferedWriter(new Plainer(sink, charset)));
        this.sink = sink;
    }

    /** Standard output or standard error, in this process's character set. */
    public static Output to(FileDescriptor stream) {
        return to(new FileOutputStream(stream), ofTerminal());
    }

    public static Output to(OutputStream stream, Charset charset) {
        return new Output(new Sink(stream), charset);
    }

    /** What first prevented something from being written; null where all of it was. */
    public @Nullable IOException failure() {
        return sink.failure;
    }

    /** Whether it cannot be written because nobody reads it any more, as with {@code | head}: no trouble of ours. */
    public boolean isReaderGone() {
        IOException why = failure();
        return why != null
                && String.valueOf(why.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }

    /** What programs read is UTF-8, whatever a terminal would show. It is kept back until the next flush. */
    public static void document(PrintWriter out, String text) {
        if (out instanceof Output output) {
            output.bytes(text.getBytes(StandardCharsets.UTF_8));
        } else {
            out.print(text);
        }
    }

    private void bytes(byte[] document) {
        try {
            sink.write(document);
        } catch (IOException e) {
            setError();
        }
    }

    /** JDK 19 and newer name it; before, there is the platform's own. */
    private static Charset ofTerminal() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    /** Remembers what went wrong, which a {@link PrintWriter} keeps to itself. */
    private static final class Sink extends BufferedOutputStream {
        private volatile @Nullable IOException failure;

        Sink(OutputStream stream) {
            super(stream);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) throws IOException {
            noting(() -> super.write(bytes, from, length));
        }

        @Override
        public synchronized void flush() throws IOException {
            noting(super::flush);
        }

        private void noting(Step step) throws IOException {
            try {
                step.take();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }

        private interface Step {
            void take() throws IOException;
        }
    }

    /** Encodes, and replaces what cannot be encoded. */
    private static final class Plainer extends Writer {
        private final @Nullable CharsetEncoder encoder;
        private final Writer encoded;

        Plainer(OutputStream stream, Charset charset) {
            boolean ascii = charset.equals(StandardCharsets.US_ASCII);
            encoder = charset.equals(StandardCharsets.UTF_8) ? null : charset.newEncoder();
            encoded = new OutputStreamWriter(stream, ascii ? StandardCharsets.UTF_8 : charset);
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            if (encoder == null) {
                encoded.write(text, from, length);
                return;
            }
            for (int point : new String(text, from, length).codePoints().toArray()) {
                encoded.write(shown(encoder, point));
            }
        }

        private static String shown(CharsetEncoder encoder, int point) {
            String sign = Character.toString(point);
            return encoder.canEncode(sign) ? sign : PLAINER.getOrDefault(point, sign);
        }

        @Override
        public void flush() throws IOException {
            encoded.flush();
        }

        @Override
        public void close() throws IOException {
            encoded.close();
        }
    }
}
