package dev.origindoctor.netty;

import dev.origindoctor.netty.http.RawResponse;
import dev.origindoctor.netty.http.RawResponse.RawField;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import io.netty.handler.codec.http.cookie.ClientCookieDecoder;
import io.netty.handler.codec.http.cookie.Cookie;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Follows redirects as a visitor's browser would, each place asked for as the edge would ask this very address for it,
 * until a place comes up again (a loop) or the trail ends: at a page, at another site, or at HTTPS for a visitor on HTTP,
 * which is how it should be. Cookies are carried along, for some sites redirect once to see whether they come back.
 */
final class RedirectTrail {
    /** After so many, browsers of every make give up. */
    private static final int LONGEST = 20;

    private static final int COOKIES_KEPT = 20;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HttpProbe probe;
    private final HttpObservation first;
    private final RawResponse firstRaw;
    private final Deadline deadline;
    private final List<String> places = new ArrayList<>();
    private final Set<String> visited = new HashSet<>();
    private final Map<String, String> cookies = new TreeMap<>();
    private URI visitor;

    RedirectTrail(HttpProbe probe, HttpExchange exchange, Deadline deadline) {
        this.probe = probe;
        this.first = exchange.seen();
        this.firstRaw = exchange.raw();
        this.deadline = deadline;
        visitor = start(first.ask());
    }

    /** A path that is no URI is asked for all the same; what its redirects lead to is then looked at from the root. */
    private static URI start(HttpAsk ask) {
        URI site = URI.create(
                (onHttps(ask) ? "https" : "http") + "://" + ask.host().authority() + "/");
        try {
            return site.resolve(new URI(noFragment(ask.path())));
        } catch (URISyntaxException notAPlace) {
            return site;
        }
    }

    CompletableFuture<HttpExchange> follow() {
        visited.add(state());
        return step(new HttpExchange(first, firstRaw));
    }

    /** Whether this answer is a redirect to anywhere. */
    static boolean leadsOn(HttpExchange exchange) {
        return exchange.seen().fault() == null
                && REDIRECTS.contains(Objects.requireNonNullElse(exchange.raw().status(), 0))
                && exchange.raw().value("location") != null;
    }

    private CompletableFuture<HttpExchange> step(HttpExchange exchange) {
        String location = exchange.raw().value("location");
        if (!leadsOn(exchange) || location == null) {
            return end(first.fault());
        }
        places.add(WireText.line(location.getBytes(StandardCharsets.ISO_8859_1), RawResponse.VALUE_KEPT));
        keepCookies(exchange.raw());
        HttpAsk next = next(location);
        if (next == null) {
            return end(null);
        }
        boolean again = !visited.add(state());
        return again || places.size() >= LONGEST ? end(HttpFault.REDIRECT_LOOP) : ask(next);
    }

    private CompletableFuture<HttpExchange> ask(HttpAsk next) {
        return Steps.then(probe.exchange(next, cookieText(), deadline), this::step);
    }

    private CompletableFuture<HttpExchange> end(@Nullable Fault fault) {
        HttpObservation seen =
                new HttpObservation(first.ask(), fault, first.answer().leadingTo(places), first.timing());
        return CompletableFuture.completedFuture(new HttpExchange(seen, firstRaw));
    }

    /** How the edge would ask for the place that a redirect leads to; null where this origin is not asked for it. */
    private @Nullable HttpAsk next(String location) {
        try {
            visitor = visitor.resolve(noFragment(new URI(location).toASCIIString()));
            return first.ask().host().authority().equalsIgnoreCase(visitor.getHost()) ? asEdge() : null;
        } catch (URISyntaxException | IllegalArgumentException notAPlace) {
            return null;
        }
    }

    private static String noFragment(String place) {
        int hash = place.indexOf('#');
        return hash < 0 ? place : place.substring(0, hash);
    }

    private @Nullable HttpAsk asEdge() {
        HttpAsk ask = first.ask();
        boolean secure = "https".equalsIgnoreCase(visitor.getScheme());
        if (secure == onHttps(ask)) {
            return isUsualPort(ask, secure) ? to(ask.endpoint(), ask.scheme(), ask.forwardedHttps()) : null;
        }
        if (secure || !"http".equalsIgnoreCase(visitor.getScheme())) {
            return null;
        }
        return to(ask.scheme() == Scheme.HTTP ? ask.endpoint() : inTheClear(ask), Scheme.HTTP, false);
    }

    private static boolean onHttps(HttpAsk ask) {
        return ask.forwardedHttps() || ask.scheme() == Scheme.HTTPS;
    }

    private boolean isUsualPort(HttpAsk ask, boolean secure) {
        int port = visitor.getPort();
        return port < 0
                || port == (secure ? Scheme.HTTPS : Scheme.HTTP).port()
                || port == ask.endpoint().port();
    }

    /** The same address; the policy is asked about it again as it is connected to. */
    private Endpoint inTheClear(HttpAsk ask) {
        int port = visitor.getPort() < 0 ? Scheme.HTTP.port() : visitor.getPort();
        return new Endpoint(ask.endpoint().address(), port);
    }

    private HttpAsk to(Endpoint endpoint, Scheme scheme, boolean forwardedHttps) {
        HttpAsk ask = first.ask();
        return new HttpAsk(endpoint, scheme, ask.host(), target(), forwardedHttps, ask.proxyHeader(), ask.http2());
    }

    private String target() {
        String path = Objects.requireNonNullElse(visitor.getRawPath(), "");
        String query = visitor.getRawQuery() == null ? "" : "?" + visitor.getRawQuery();
        return (path.isEmpty() ? "/" : path) + query;
    }

    /** Where the visitor is, and what a site can have learnt of them; a new value in an old cookie is no news. */
    private String state() {
        return visitor.getScheme() + " " + target() + " " + cookies.keySet();
    }

    private void keepCookies(RawResponse raw) {
        for (RawField field : raw.fields()) {
            if (field.name().equalsIgnoreCase("set-cookie") && cookies.size() < COOKIES_KEPT) {
                Cookie cookie = ClientCookieDecoder.STRICT.decode(field.value());
                if (cookie != null) {
                    cookies.put(cookie.name(), cookie.value());
                }
            }
        }
    }

    private String cookieText() {
        return String.join(
                "; ",
                cookies.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .toList());
    }
}
