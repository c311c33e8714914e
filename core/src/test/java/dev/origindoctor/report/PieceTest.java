package dev.origindoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.diagnosis.Phrase;
import java.util.List;
import org.junit.jupiter.api.Test;

class PieceTest {
    private static final Phrase DIRECT = Phrase.command("curl --resolve a https://b/");
    private static final Phrase AROUND = Phrase.command("curl https://b/");

    @Test
    void aSentenceFallsApartIntoWordsAndCommandsAsItsLanguageOrdersThem() {
        Phrase phrase = new Phrase("key", List.of(DIRECT, AROUND), "");

        assertThat(Piece.of(phrase, "first curl https://b/ then curl --resolve a https://b/."))
                .containsExactly(
                        new Piece("first ", false),
                        new Piece("curl https://b/", true),
                        new Piece(" then ", false),
                        new Piece("curl --resolve a https://b/", true),
                        new Piece(".", false));
    }

    @Test
    void aCommandThatTheSentenceLeavesOutIsNotSaid() {
        assertThat(Piece.of(new Phrase("key", List.of(DIRECT, 7), ""), "take the line out"))
                .containsExactly(new Piece("take the line out", false));
    }

    @Test
    void aCommandStandsAloneHoweverNarrowThePage() {
        TextPage page = new TextPage(40, false);
        page.sentence(TextPage.Style.PLAIN, "  ", Piece.of(DIRECT, "Undo: " + DIRECT + ", for each network"));

        assertThat(page.text()).isEqualTo("  Undo:\n    curl --resolve a https://b/\n  for each network\n");
    }
}
