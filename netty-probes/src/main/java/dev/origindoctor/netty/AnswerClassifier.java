package dev.origindoctor.netty;

import dev.origindoctor.netty.http.AnswerMark;
import dev.origindoctor.netty.http.BodyText;
import dev.origindoctor.netty.http.Ending;
import dev.origindoctor.netty.http.Junk;
import dev.origindoctor.netty.http.Malformation;
import dev.origindoctor.netty.http.RawResponse;
import dev.origindoctor.observation.HttpAnswer;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what an exchange that has ended was: a fault or none, and the answer made fit to be shown. Pure. */
final class AnswerClassifier {
    private AnswerClassifier() {}

    /** What was seen. */
    record Seen(@Nullable Fault fault, HttpAnswer answer) {}

    /** Judges what has come, given how it ended and when the first byte came. */
    static Seen classify(RawResponse response, Ending ending, @Nullable Duration firstByte) {
        byte[] body = BodyText.decoded(response);
        String text = new String(body, StandardCharsets.ISO_8859_1);
        Malformation malformation = malformation(response, body);
        Optional<AnswerMark> mark = mark(response, text, malformation);
        HttpAnswer answer = new HttpAnswer(
                response.status(),
                shownFields(response),
                response.headBytes(),
                firstByte,
                WireText.lines(new String(body, StandardCharsets.UTF_8), RawResponse.BODY_KEPT),
                mark.map(AnswerMark::id).orElse(malformation == Malformation.TLS_RECORD ? "tls_expected" : null),
                List.of(),
                response.protocol(),
                malformation == null ? null : malformation.id(),
                response.headLines());
        return new Seen(fault(response, ending, malformation, mark), answer);
    }

    /**
     * The order is an edge's: an answer that cannot be read is no answer; a refusal is passed on, whatever becomes of its
     * body; only a page that was promised can be cut short, and one that no browser can unpack is no page.
     */
    private static @Nullable Fault fault(
            RawResponse response, Ending ending, @Nullable Malformation malformation, Optional<AnswerMark> mark) {
        if (response.headTooLarge()) {
            return HttpFault.HEADERS_TOO_LARGE;
        }
        if (malformation != null && malformation.fatal()) {
            return HttpFault.PROTOCOL_ERROR;
        }
        if (!response.headComplete()) {
            return nothing(ending);
        }
        if (mark.isPresent() && mark.get().blocks()) {
            return HttpFault.BLOCKED;
        }
        if (response.status() != null && response.status() >= 400) {
            return HttpFault.ERROR;
        }
        if (malformation == Malformation.BROKEN_CONTENT_CODING) {
            return HttpFault.PROTOCOL_ERROR;
        }
        return response.bodyComplete() ? null : unfinished(ending);
    }

    private static Fault nothing(Ending ending) {
        return switch (ending) {
            case RESET -> HttpFault.RESET;
            case TIMED_OUT -> HttpFault.TIMED_OUT;
            case CLOSED, ENOUGH -> HttpFault.EMPTY_RESPONSE;
        };
    }

    private static Fault unfinished(Ending ending) {
        return ending == Ending.TIMED_OUT ? HttpFault.TIMED_OUT : HttpFault.TRUNCATED;
    }

    private static @Nullable Malformation malformation(RawResponse response, byte[] body) {
        Malformation found = response.malformation();
        if (found == Malformation.NOT_HTTP) {
            return Junk.kind(body);
        }
        return found == null && BodyText.brokenCoding(response) ? Malformation.BROKEN_CONTENT_CODING : found;
    }

    /** A page without a head can refuse too; it has no status to go by, so that a 400's meaning is looked for. */
    private static Optional<AnswerMark> mark(RawResponse response, String text, @Nullable Malformation malformation) {
        if (response.status() != null) {
            return AnswerMark.of(response.status(), response, text);
        }
        return malformation == Malformation.HTTP_0_9 ? AnswerMark.of(400, response, text) : Optional.empty();
    }

    private static List<HttpAnswer.Header> shownFields(RawResponse response) {
        return response.fields().stream()
                .map(field -> new HttpAnswer.Header(shown(field.name()), shown(field.value())))
                .toList();
    }

    private static String shown(String raw) {
        return WireText.lineOfBytes(raw, RawResponse.VALUE_KEPT);
    }
}
