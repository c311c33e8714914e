package dev.origindoctor.cli.diagnose;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.cli.console.Output;
import dev.origindoctor.cli.console.Terminal;
import dev.origindoctor.cli.console.WrongInput;
import dev.origindoctor.cli.option.Converters;
import dev.origindoctor.cli.option.WordingOptions;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.language.Language;
import dev.origindoctor.report.Recording;
import dev.origindoctor.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how the answer is given, and where. */
final class OutputOptions {
    /** The forms of a report. */
    enum Format {
        TEXT,
        JSON,
        HTML,
        MARKDOWN;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Format byId(String text) {
            return Arrays.stream(values())
                    .filter(format -> format.id().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> Converters.unknown("format", text, values(), Format::id));
        }
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            converter = Formats.class,
            description = "${COMPLETION-CANDIDATES} (text).",
            completionCandidates = Formats.class)
    private Format format = Format.TEXT;

    @Option(names = "--output", paramLabel = "FILE", description = "Write the report there instead.")
    private @Nullable Path output;

    @Option(
            names = "--redact",
            description = "Without addresses, names, paths and free texts, to be shown in public places.")
    private boolean redact;

    @Mixin
    private WordingOptions wording = new WordingOptions();

    /** How a form is read, and what {@code --help} and completion offer. */
    static final class Formats implements Iterable<String>, ITypeConverter<Format> {
        @Override
        public Format convert(String text) {
            return Format.byId(text);
        }

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Format.values()).map(Format::id).iterator();
        }
    }

    /** The line that tells how a diagnosis of {@code host} goes on; none where a program reads what comes. */
    DiagnosisProgress progress(String host, PrintWriter err) {
        boolean read =
                format != Format.TEXT && output == null && !Terminal.here().live();
        Terminal terminal = wording.on(Terminal.ofProgress());
        return DiagnosisProgress.of(
                host, err, read ? terminal.withoutColour() : terminal, Language.of(wording.language()));
    }

    void write(Diagnosis diagnosis, Terminal here, PrintWriter out) {
        Terminal terminal = output == null ? wording.on(here) : here.withoutColour();
        Diagnosis shown = redact ? OriginDoctor.judge(Recording.redacted(diagnosis)) : diagnosis;
        String text = report(terminal).of(shown);
        if (output == null) {
            write(text, out);
            return;
        }
        try {
            Files.writeString(output, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw WrongInput.of("--output " + output + ": cannot be written", e);
        }
    }

    private void write(String text, PrintWriter out) {
        if (format == Format.TEXT) {
            out.print(text);
        } else {
            Output.document(out, text);
        }
        out.flush();
    }

    private Report report(Terminal terminal) {
        Locale locale = wording.language();
        return switch (format) {
            case TEXT -> Report.text(terminal.columns(), terminal.colour(), locale);
            case JSON -> Report.json();
            case HTML -> Report.html(locale);
            case MARKDOWN -> Report.markdown(locale);
        };
    }
}
