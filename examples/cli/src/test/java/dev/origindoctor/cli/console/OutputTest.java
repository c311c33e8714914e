package dev.origindoctor.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes out, byte for byte, on terminals that cannot show everything. */
class OutputTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UTF-8      | ✓ ok · 10 − 2 … 原因 | UTF-8      | ✓ ok · 10 − 2 … 原因
            US-ASCII   | ✓ ok · ✗ no … a → b  | US-ASCII   | + ok - x no ... a -> b
            US-ASCII   | ✗ 原因：müller       | UTF-8      | x 原因：müller
            ISO-8859-1 | ✓ ok · müller        | ISO-8859-1 | + ok · müller
            GBK        | ✓ 原因：·            | GBK        | + 原因：·
            """)
    void textIsWrittenAsTheTerminalReadsIt(String charset, String text, String read, String shown) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintWriter out = Output.to(new PrintStream(bytes), Charset.forName(charset));
        out.print(text);
        out.flush();

        assertThat(bytes.toString(Charset.forName(read))).isEqualTo(shown);
    }

    @Test
    void whatPreventedWritingIsRemembered() {
        Output out = Output.to(
                new OutputStream() {
                    @Override
                    public void write(int letter) throws IOException {
                        throw new IOException("No space left on device");
                    }
                },
                StandardCharsets.UTF_8);
        out.println("text");
        assertThat(out.failure()).isNull();
        out.flush();
        Output.document(out, "{}");
        out.flush();
        assertThat(out.checkError()).isTrue();
        assertThat(out.failure()).hasMessage("No space left on device");
        assertThat(out.isReaderGone()).isFalse();
    }

    @Test
    void documentsAreUtf8Everywhere() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintWriter out = Output.to(new PrintStream(bytes), StandardCharsets.US_ASCII);
        Output.document(out, "{\"title\":\"✓ 原因\"}");
        out.flush();

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("{\"title\":\"✓ 原因\"}");
    }
}
