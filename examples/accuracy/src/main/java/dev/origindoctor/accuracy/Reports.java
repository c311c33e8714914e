package dev.origindoctor.accuracy;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Keeps what was said about each case, for whoever wants to know why.
 *
 * @param folder where the reports go, a text and a JSON document for each case and level
 */
record Reports(Path folder) {
    void keep(PlantedCase planted, Knowledge knowledge, Diagnosis diagnosis) {
        String name = planted.id() + "." + knowledge.name().toLowerCase(Locale.ROOT);
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(name + ".txt"),
                    Report.text(100, false, Locale.ROOT).of(diagnosis));
            Files.writeString(folder.resolve(name + ".json"), Report.json().of(diagnosis));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
