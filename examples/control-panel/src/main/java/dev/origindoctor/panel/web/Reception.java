package dev.origindoctor.panel.web;

import dev.origindoctor.panel.Customer;
import dev.origindoctor.panel.RefusedException;
import dev.origindoctor.panel.page.Reader;
import dev.origindoctor.panel.page.Words;
import dev.origindoctor.panel.web.RequestGate.Arrived;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds out who asks for what, and whether a form that changes something is really theirs. */
final class Reception {
    private final Login login;
    private final Sessions sessions = new Sessions();

    Reception(Login login) {
        this.login = login;
    }

    /** A new session, where the browser has none yet. */
    @Nullable
    String freshSession(HttpHeaders headers) {
        return Sessions.of(headers).isPresent() ? null : sessions.fresh();
    }

    Ask receive(Arrived arrived, @Nullable String fresh) {
        HttpHeaders headers = arrived.head().headers();
        Customer customer = login.customer(headers).orElseThrow(() -> new RefusedException(401, "refused.sign-in"));
        String session = fresh == null ? Sessions.of(headers).orElseThrow() : fresh;
        Words words = Sessions.words(headers);
        Address address = Address.read(arrived.head().uri());
        Posted posted = arrived.head().method().equals(HttpMethod.POST) ? Posted.read(arrived) : Posted.NOTHING;
        Ask ask = new Ask(
                customer,
                new Reader(words, sessions.token(session)),
                Referrer.path(headers),
                address.path(),
                address.query(),
                posted.form(),
                posted.file());
        if (arrived.head().method().equals(HttpMethod.POST)) {
            requireOwnForm(headers, session, ask);
        }
        return ask;
    }

    private record Address(List<String> path, Map<String, List<String>> query) {
        static Address read(String uri) {
            try {
                QueryStringDecoder decoder = new QueryStringDecoder(uri, true);
                List<String> path = Arrays.stream(decoder.path().split("/"))
                        .filter(part -> !part.isEmpty())
                        .toList();
                return new Address(path, decoder.parameters());
            } catch (IllegalArgumentException unreadable) {
                throw new RefusedException(400, "refused.request");
            }
        }
    }

    /** The token tells; what the browser says of itself is a second opinion. */
    private void requireOwnForm(HttpHeaders headers, String session, Ask ask) {
        String site = headers.get("sec-fetch-site", "same-origin");
        String origin = headers.get(HttpHeaderNames.ORIGIN);
        boolean own = site.equals("same-origin") || site.equals("none");
        boolean same = origin == null
                || Objects.equals(origin.replaceFirst("^https?://", ""), headers.get(HttpHeaderNames.HOST));
        if (!own || !same || !sessions.isTokenOf(session, ask.field("token"))) {
            throw new RefusedException(403, "refused.form");
        }
    }
}
