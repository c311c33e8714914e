package dev.origindoctor.report;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.language.Language;
import dev.origindoctor.observation.Observation;
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
     * @param language the language of the sentences; English where there is no file for it
     */
    static Report text(int columns, boolean colour, Locale language) {
        return text(columns, colour, Language.of(language));
    }

    /** The same, in a language of the caller's own. */
    static Report text(int columns, boolean colour, Language language) {
        Wording words = new Wording(language);
        return diagnosis -> new TextReport(new TextPage(columns, colour), words).render(diagnosis);
    }

    /** The document {@code origin-doctor/diagnosis/1}, indented; always in English. */
    static Report json() {
        return diagnosis -> Json.pretty(DiagnosisJson.write(diagnosis));
    }

    /** The same document on a single line. */
    static Report jsonLine() {
        return diagnosis -> Json.compact(DiagnosisJson.write(diagnosis)) + "\n";
    }

    /** One observation as the document has it, on one line without a line feed. */
    static String jsonOf(Observation observation) {
        return Json.compact(ObservationJson.write(observation));
    }

    /** For a ticket. */
    static Report markdown(Locale language) {
        return markdown(Language.of(language));
    }

    /** For a ticket, in a language of the caller's own. */
    static Report markdown(Language language) {
        return diagnosis -> new MarkdownReport(new Wording(language)).render(diagnosis);
    }

    /** One self-contained page, for a browser or a printer. */
    static Report html(Locale language) {
        return html(Language.of(language));
    }

    /** The page in a language of the caller's own. */
    static Report html(Language language) {
        return diagnosis -> new HtmlReport(new Wording(language)).render(diagnosis);
    }
}
