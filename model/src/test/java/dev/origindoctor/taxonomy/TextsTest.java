package dev.origindoctor.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final List<String> TITLES = Stream.concat(
                    Fault.all().stream().map(Fault::title),
                    Arrays.stream(Cause.values()).map(Cause::title))
            .toList();

    private static final List<String> SENTENCES = Stream.concat(
                    Fault.all().stream().flatMap(fault -> Stream.of(fault.wire(), fault.customer(), fault.engineer())),
                    Arrays.stream(Cause.values()).flatMap(cause -> Stream.of(cause.customer(), cause.engineer())))
            .toList();

    @Test
    void titlesNameAndDoNotTell() {
        assertThat(TITLES)
                .allSatisfy(title -> assertThat(title)
                        .hasSizeBetween(4, 50)
                        .doesNotEndWith(".")
                        .matches("\\p{Lu}.*"));
        assertThat(Fault.all()).extracting(Fault::title).doesNotHaveDuplicates();
        assertThat(Cause.values()).extracting(Cause::title).doesNotHaveDuplicates();
    }

    @Test
    void textsAreSentences() {
        assertThat(SENTENCES).allSatisfy(text -> assertThat(text).endsWith(".").hasSizeGreaterThan(30));
        assertThat(SENTENCES).doesNotHaveDuplicates();
    }

    @Test
    void whatHappenedOnTheWireIsOneSentence() {
        assertThat(Fault.all())
                .extracting(Fault::wire)
                .allSatisfy(text -> assertThat(text.split("[.!?] ")).hasSize(1));
    }

    @Test
    void noTextBelongsToNothing() {
        List<String> known = Stream.concat(
                        Fault.all().stream()
                                .flatMap(fault -> Stream.of(".wire", ".customer", ".engineer")
                                        .map(fault.id()::concat)),
                        Arrays.stream(Cause.values())
                                .flatMap(cause ->
                                        Stream.of(".customer", ".engineer").map(cause.id()::concat)))
                .toList();
        assertThat(Texts.keys()).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void unknownIdentifierIsMisuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Texts.of("tcp.gone", "customer"))
                .withMessage("id: no text tcp.gone.customer");
    }

    @Test
    void everyFaultAndCauseHasSomebodyWhoCanAct() {
        assertThat(Fault.all())
                .allSatisfy(fault -> assertThat(fault.parties()).isNotEmpty().doesNotContain(Party.NOBODY));
        assertThat(Cause.values())
                .allSatisfy(cause -> assertThat(cause.party() == Party.NOBODY).isEqualTo(cause == Cause.HEALTHY));
    }

    @Test
    void aTitleInsideASentenceKeepsItsAbbreviations() {
        assertThat(TcpFault.REFUSED.inSentence()).isEqualTo("connection refused");
        assertThat(TlsFault.RESET.inSentence()).isEqualTo("TLS handshake reset");
        assertThat(TlsFault.VERSION_OR_CIPHER_MISMATCH.inSentence()).isEqualTo("no common TLS version or cipher");
    }
}
