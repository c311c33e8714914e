package dev.origindoctor.cli.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.cli.console.Terminal;
import dev.origindoctor.language.Language;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.observation.Timing;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.TcpFault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisProgressTest {
    private static final Observation REFUSED = new TcpObservation(
            new Endpoint(Addresses.parse("203.0.113.10").orElseThrow(), 443),
            TcpFault.REFUSED,
            null,
            null,
            0,
            Timing.of(Instant.EPOCH, Duration.ofMillis(1)));

    private final StringWriter err = new StringWriter();

    @Test
    void oneLineIsWrittenAnewAndGoneAtTheEnd() {
        try (DiagnosisProgress progress = progress(new Terminal(60, true, true))) {
            progress.accept(REFUSED);
            progress.accept(REFUSED);
        }

        String[] lines = err.toString().split("\r\u001b\\[K", -1);
        assertThat(lines)
                .containsExactly(
                        "",
                        "Looking at shop.example ...",
                        "Looking at shop.example ... tcp 203.0.113.10:443:",
                        "Looking at shop.example ... tcp 203.0.113.10:443:",
                        "");
    }

    @Test
    void whatComesTooLateIsNotShown() {
        DiagnosisProgress progress = progress(new Terminal(80, true, true));
        progress.close();
        int shown = err.toString().length();

        progress.accept(REFUSED);

        assertThat(err.toString()).hasSize(shown);
    }

    @ParameterizedTest(name = "colour {0}, live {1}")
    @CsvSource({"false, true", "true, false", "false, false"})
    void aDumbTerminalAPipeAndWhoeverWantsNoColoursSeeNothing(boolean colour, boolean live) {
        try (DiagnosisProgress progress = progress(new Terminal(80, colour, live))) {
            progress.accept(REFUSED);
        }

        assertThat(err.toString()).isEmpty();
    }

    private DiagnosisProgress progress(Terminal terminal) {
        return DiagnosisProgress.of("shop.example", new PrintWriter(err), terminal, Language.of(Locale.ENGLISH));
    }
}
