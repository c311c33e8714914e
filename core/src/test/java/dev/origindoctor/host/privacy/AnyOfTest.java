package dev.origindoctor.host.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnyOfTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Out of memory",
                "an out of memory kill",
                "x failed (2: y)",
                "x failed: y",
                "AH00161: z",
                "AH0016: z",
                "[pool www] a",
                "pool www] a",
                "loading initial config: a",
                "loading",
                "",
                "Ban",
                "Ban ü",
                "üüü IN=eth0",
                "fork() failed",
                "Child (9) died"
            })
    void itFindsWhatThePatternFinds(String line) {
        boolean found = Pattern.compile(Privacy.TELLING_WORDS).matcher(line).find();
        assertThat(AnyOf.of(Privacy.TELLING_WORDS).in(line)).isEqualTo(found);
    }
}
