package dev.origindoctor.netty;

import static dev.origindoctor.zoo.DnsQuestion.A;
import static dev.origindoctor.zoo.DnsQuestion.CNAME;

import dev.origindoctor.zoo.DnsQuestion;
import dev.origindoctor.zoo.DnsQuestion.Answer;
import dev.origindoctor.zoo.DnsServer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A few names, each with its own trouble. */
final class TroubledNames {
    private static final int NOERROR = 0;
    private static final int SERVFAIL = 2;
    private static final int NXDOMAIN = 3;
    private static final int REFUSED = 5;

    private TroubledNames() {}

    /** A server that knows them. */
    static DnsServer serve() {
        return DnsServer.open(TroubledNames::answer);
    }

    private static byte @Nullable [] answer(DnsQuestion question, boolean datagram) {
        int type = question.type();
        String name = question.name();
        return switch (name) {
            case "silent.test" -> null;
            case "garbage.test" ->
                ByteBuffer.allocate(16)
                        .putShort((short) question.id())
                        .put("not a response".getBytes(StandardCharsets.US_ASCII))
                        .array();
            case "long.test" -> datagram ? question.truncated() : question.answered(NOERROR, known(name, type));
            case "servfail.test" -> question.answered(SERVFAIL, List.of());
            case "refused.test" -> question.answered(REFUSED, List.of());
            case "gone.test" -> question.answered(NXDOMAIN, List.of());
            case "dangling.test" -> question.answered(NXDOMAIN, List.of(new Answer(name, CNAME, "gone.test")));
            case "lame.test" -> question.answered(type == A ? NOERROR : SERVFAIL, known(name, type));
            case "denied.test" -> question.answered(type == A ? NXDOMAIN : NOERROR, known(name, type));
            default -> question.answered(NOERROR, known(name, type));
        };
    }

    private static List<Answer> known(String name, int type) {
        return switch (name) {
            case "site.test" -> List.of(site(name, type));
            case "shouting.test" -> List.of(new Answer("SHOUTING.test", CNAME, "SITE.TEST"), site("site.test", type));
            case "www.test" ->
                List.of(
                        new Answer(name, CNAME, "edge.test"),
                        new Answer("edge.test", CNAME, "site.test"),
                        site("site.test", type));
            case "partial.test" -> List.of(new Answer(name, CNAME, "site.test"));
            case "loop.test" -> List.of(new Answer(name, CNAME, "pool.test"), new Answer("pool.test", CNAME, name));
            case "escape.test" -> List.of(new Answer(name, CNAME, "a\u001b[31mb.test"));
            case "long.test" -> type == A ? many(name) : List.of();
            case "lame.test" -> type == A ? List.of(site(name, type)) : List.of();
            case "denied.test" -> type == A ? List.of() : List.of(site(name, type));
            case "four.test" -> type == A ? List.of(site(name, type)) : List.of();
            case "poison.test" -> List.of(new Answer("other.test", type, type == A ? "198.51.100.1" : "2001:db8::66"));
            case "half.test" -> type == A ? List.of(site(name, type)) : List.of(new Answer(name, CNAME, "silent.test"));
            default -> List.of();
        };
    }

    private static List<Answer> many(String owner) {
        return IntStream.rangeClosed(1, 100)
                .mapToObj(each -> new Answer(owner, A, "203.0.113." + each))
                .toList();
    }

    private static Answer site(String owner, int type) {
        return new Answer(owner, type, type == A ? "203.0.113.10" : "2001:db8::10");
    }
}
