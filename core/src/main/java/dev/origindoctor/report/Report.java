package dev.origindoctor.report;

import dev.origindoctor.diagnosis.Diagnosis;
import java.util.Locale;

/** A way to say a diagnosis. Renderers are pure: the same diagnosis gives the same text. */
@FunctionalInterface
public interface Report {
    /** The diagnosis, said this way; ends with a line feed. */
    String of(Diagnosis diagnosis);

    /**
     * For a terminal.
     *
     * @param columns how wide a line may be, at least 40; longer values are broken
     * @param colour whether to colour; everything can be read without it too
     * @param language the language of the words around the values
     */
    static Report text(int columns, boolean colour, Locale language) {
        return diagnosis -> new TextReport(new TextPage(columns, colour), Wording.of(language)).render(diagnosis);
    }

    /** The document {@code origin-doctor/diagnosis/1}, indented. */
    static Report json() {
        return diagnosis -> Json.pretty(DiagnosisJson.write(diagnosis));
    }

    /** The same document on a single line. */
    static Report jsonLine() {
        return diagnosis -> Json.compact(DiagnosisJson.write(diagnosis)) + "\n";
    }

    /** For a ticket. */
    static Report markdown(Locale language) {
        return diagnosis -> new MarkdownReport(Wording.of(language)).render(diagnosis);
    }

    /** One self-contained page, for a browser or a printer. */
    static Report html(Locale language) {
        return diagnosis -> new HtmlReport(Wording.of(language)).render(diagnosis);
    }
}
