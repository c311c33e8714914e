package dev.origindoctor.netty;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.origindoctor.netty.http.AnswerMark;
import dev.origindoctor.netty.http.Ending;
import dev.origindoctor.netty.http.RawResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs its seeds in the build, and goes on from there with the profile {@code fuzz} (CONTRIBUTING.md). */
class HttpAnswerFuzzTest {
    static Stream<Arguments> seeds() {
        return HttpAnswers.SEEDS.stream().map(seed -> Arguments.of((Object) seed));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "5m")
    void theClassifierTakesAnything(byte[] bytes) {
        var whole = HttpAnswers.whole(bytes, Ending.CLOSED);
        var pieces = HttpAnswers.inPieces(bytes, Ending.CLOSED, new Random(bytes.length), 3);

        assertThat(pieces).isEqualTo(whole);
        HttpAnswerPropertiesTest.assertHarmless(whole.answer());
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "5m")
    void theRecogniserTakesAnyPage(byte[] bytes) {
        String page = new String(bytes, StandardCharsets.ISO_8859_1);
        int status = 400 + bytes.length % 200;

        assertThat(AnswerMark.of(status, new RawResponse(), page))
                .isIn(Stream.concat(
                                Stream.of(Optional.empty()),
                                AnswerMark.ALL.stream().map(Optional::of))
                        .toList());
    }
}
