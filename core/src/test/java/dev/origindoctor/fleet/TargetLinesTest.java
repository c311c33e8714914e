package dev.origindoctor.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetLinesTest {
    private final List<TargetLines.BadLine> bad = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"# comment", "", "shop.example", "{\"host\":\"shop.example\"}"})
    void aByteOrderMarkIsNoPartOfTheFirstLine(String line) {
        read("\uFEFF" + line + "\r\nother.example");
        assertThat(bad).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "shop.example,203.0.113.7:0        | port: 0 (expected 1..65535)",
                "shop.example,203.0.113.7:65536    | port: 65536 (expected 1..65535)",
                "shop.example,203.0.113.7:         | port: \"\" (expected a number after the address)",
                "shop.example,fe80::1%eth0         | address: \"fe80::1%eth0\" (expected HOST[,ADDRESS[:PORT]])",
                "shop.example,203.0.113.7,80       | address: \"203.0.113.7,80\" (expected HOST[,ADDRESS[:PORT]])",
                "https://shop.example/             | host: \"https://shop.example/\" (expected a host name alone,",
                "https://me:secret@shop.example/   | host: \"https://***@shop.example/\" (expected a host name alone,",
                "nul\0.example                    | host: \"nul?.example\" (expected a host name or an IP address)",
                "{\"host\":\"a\",\"port\":70000}   | port: 70000 (expected 1..65535)",
                "{\"address\":\"203.0.113.7\"}    | host: missing",
                "{\"host\":\"shop.exa             | not JSON, or cut short",
            })
    void aLineThatNamesNoOriginIsToldWithItsNumberAndTheRestGoesOn(String line, String why) {
        assertThat(read("ok.example\n" + line + "\nok.example"))
                .extracting(FleetLine::number)
                .containsExactly(1L, 3L);
        assertThat(bad).hasSize(1);
        assertThat(bad.get(0).number()).isEqualTo(2);
        assertThat(bad.get(0).why()).startsWith(why);
    }

    @Test
    void anEndlessLineIsReadInConstantMemory() {
        read("x".repeat(100_000) + "\nok.example");
        assertThat(bad).extracting(TargetLines.BadLine::why).containsExactly("longer than 4096 characters");
    }

    private List<FleetLine> read(String text) {
        List<FleetLine> lines = new ArrayList<>();
        new TargetLines(new StringReader(text), bad::add).forEachRemaining(lines::add);
        return lines;
    }
}
