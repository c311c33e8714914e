package dev.origindoctor.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.origindoctor.fleet.Depth;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobArgumentsTest {
    @Test
    void whatIsNotSaidHasADefault() {
        JobArguments given = JobArguments.of("--targets", "t", "--out", "o");
        assertThat(given.fleet().depth()).isEqualTo(Depth.REACH);
        assertThat(given.fleet().allowPrivate()).isFalse();
        assertThat(given.every()).isNull();
        assertThat(given.checkpoints()).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --out o                                    | --targets: missing
            --targets t                                | --out: missing
            --targets t --out o --deep full            | unknown: --deep
            --targets t --out o --depth deepest        | --depth: "deepest" is unknown
            --targets t --out o --ssl-mode strictest   | --ssl-mode: "strictest" is unknown
            --targets t --out o --edge nobody          | --edge: "nobody" is unknown
            --targets t --out o --capacity 0           | --capacity: 0 (expected a number above 0)
            --targets t --out o --port 70000           | port: 70000 (expected 1..65535)
            --targets t --out o --in-flight many       | --in-flight: many (expected a number above 0)
            --targets t --out o --every soon           | --every: soon (expected 30s or 5m)
            --targets t --out o --every 0s             | --every: 0s (expected more than nothing)
            --targets t --out o --patience 5s          | patience: PT5S (expected more than the timeout)
            --targets t --out o --depth hello --ssl-mode flexible | depth: hello sees nothing under the SSL mode flexible (expected reach or full)
            """)
    void whatCannotBeMeantIsRefused(String arguments, String why) {
        assertThatThrownBy(() -> JobArguments.of(arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }
}
