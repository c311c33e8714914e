package dev.origindoctor.report;

import dev.origindoctor.diagnosis.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a sentence.
 *
 * @param text its words
 * @param command whether it is a command to paste, which must not be broken
 */
record Piece(String text, boolean command) {
    /** The words as they go on below a command that stands on a line of its own: they need no comma any more. */
    String continued() {
        return text.replaceFirst("^[\\s;,.；，。]+", "").strip();
    }

    /** The pieces of {@code said}, which is {@code phrase} in some language, in their order. */
    static List<Piece> of(Phrase phrase, String said) {
        List<String> commands = commands(phrase).distinct().toList();
        List<Piece> pieces = new ArrayList<>();
        int begin = 0;
        for (Piece next = first(said, begin, commands); next != null; next = first(said, begin, commands)) {
            int found = said.indexOf(next.text(), begin);
            pieces.add(new Piece(said.substring(begin, found), false));
            pieces.add(next);
            begin = found + next.text().length();
        }
        pieces.add(new Piece(said.substring(begin), false));
        pieces.removeIf(piece -> piece.text().isBlank());
        return pieces;
    }

    /** The command that stands first after {@code begin}: a language may turn the order around. */
    private static @Nullable Piece first(String said, int begin, List<String> commands) {
        return commands.stream()
                .filter(command -> said.indexOf(command, begin) >= 0)
                .min(Comparator.comparingInt(command -> said.indexOf(command, begin)))
                .map(command -> new Piece(command, true))
                .orElse(null);
    }

    private static Stream<String> commands(Phrase phrase) {
        return phrase.isCommand()
                ? Stream.of(phrase.english())
                : phrase.values().stream()
                        .filter(Phrase.class::isInstance)
                        .map(Phrase.class::cast)
                        .flatMap(Piece::commands);
    }
}
