package dev.origindoctor.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.netty.http.AnswerMark;
import dev.origindoctor.netty.http.Ending;
import dev.origindoctor.netty.http.RawResponse;
import dev.origindoctor.netty.http.ResponseReader;
import dev.origindoctor.observation.HttpAnswer;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HttpAnswerPropertiesTest {
    private static final int ROUNDS = 5_000;

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "RESET", "TIMED_OUT"})
    void piecesNeverChangeTheAnswer(Ending ending) {
        Random random = new Random(20_261_121);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes =
                    round < HttpAnswers.SEEDS.size() ? HttpAnswers.SEEDS.get(round) : HttpAnswers.spoiled(random);
            var whole = HttpAnswers.whole(bytes, ending);
            var pieces = HttpAnswers.inPieces(bytes, ending, random, 1 + random.nextInt(8));

            assertThat(pieces).as(() -> "round of " + new String(bytes)).isEqualTo(whole);
        }
    }

    @Test
    void everyAnswerIsBoundedAndHarmless() {
        Random random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            assertHarmless(HttpAnswers.whole(HttpAnswers.spoiled(random), Ending.CLOSED)
                    .answer());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 200 OK~,                                  X-More: and more~",
        "HTTP/1.1 200 OK~X-Long:,                           xxxxxxxxxxxxxxxxx",
        "HTTP/1.1 100 Continue~~,                           HTTP/1.1 100 Continue~~",
        "HTTP/1.1 200 OK~~,                                 body",
        "HTTP/1.1 200 OK~Content-Length: 99999999999~~,     body",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~,      1;extension~x~",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~,      1;endless",
        "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~0~,    X-Trailer: more~",
        "junk,                                              junk",
    })
    void whatNeverEndsIsGivenUp(String start, String again) {
        RawResponse response = new RawResponse();
        ResponseReader reader = new ResponseReader(response);
        String more = again.replace("~", "\r\n").repeat(1000);
        boolean enough = reader.read(Unpooled.copiedBuffer(start.replace("~", "\r\n"), StandardCharsets.US_ASCII));
        long read = 0;
        while (!enough && read < 64L * ResponseReader.BODY_BOUND) {
            enough = reader.read(Unpooled.copiedBuffer(more, StandardCharsets.US_ASCII));
            read += more.length();
        }
        assertThat(enough).isTrue();
        assertThat(read).isLessThan(20L * ResponseReader.BODY_BOUND);
    }

    static void assertHarmless(HttpAnswer answer) {
        assertThat(answer.bodyStart()).hasSizeLessThanOrEqualTo(RawResponse.BODY_KEPT);
        assertThat(answer.headers()).hasSizeLessThanOrEqualTo(RawResponse.FIELDS_KEPT);
        Stream<String> texts = Stream.concat(
                Stream.of(answer.bodyStart(), String.valueOf(answer.protocol())),
                answer.headers().stream().flatMap(field -> Stream.of(field.name(), field.value())));
        assertThat(texts)
                .allMatch(text -> text.chars()
                        .noneMatch(c -> (Character.isISOControl(c) && c != '\n' && c != '\t') || c == '<' || c == '>'));
    }

    @Test
    void everyMarkIsWrittenAsItIsSought() {
        Set<String> seen = new HashSet<>();
        assertThat(AnswerMark.ALL).allSatisfy(mark -> {
            assertThat(mark.text()).isEqualTo(mark.text().toLowerCase(Locale.ROOT));
            assertThat(mark.why()).isNotBlank();
            assertThat(mark.id()).matches("[a-z0-9_]+");
            assertThat(seen.add(mark.statuses() + mark.header() + mark.text()))
                    .as(mark.text())
                    .isTrue();
        });
    }
}
