package dev.origindoctor.cli.console;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
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

    private final PrintStream stream;

    private Output(PrintStream stream, Charset charset) {
        super(new BufferedWriter(new Plainer(stream, charset)));
        this.stream = stream;
    }

    /** Standard output or standard error, in this process's character set. */
    public static Output to(PrintStream stream) {
        return new Output(stream, ofTerminal());
    }

    public static Output to(PrintStream stream, Charset charset) {
        return new Output(stream, charset);
    }

    /** What programs read is UTF-8, whatever a terminal would show. It is kept back until the next flush. */
    public static void document(PrintWriter out, String text) {
        if (out instanceof Output output) {
            output.stream.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        } else {
            out.print(text);
        }
    }

    /** JDK 19 and newer name it; before, there is the platform's own. */
    private static Charset ofTerminal() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8"));
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    /** Encodes, and replaces what cannot be encoded. */
    private static final class Plainer extends Writer {
        private final @Nullable CharsetEncoder encoder;
        private final Writer encoded;

        Plainer(PrintStream stream, Charset charset) {
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
