package dev.origindoctor.panel.web;

import dev.origindoctor.panel.page.Words;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells a browser's own forms from those of other sites: a random cookie, and in each form a token that only this panel
 * can derive from it. Nothing is kept here, so that nobody can fill the memory with sessions.
 */
final class Sessions {
    static final String COOKIE = "panel";
    static final String LANGUAGE = "language";
    private static final int BYTES = 18;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final byte[] secret = new byte[32];

    Sessions() {
        random.nextBytes(secret);
    }

    /** The browser's session, where it brought one. */
    static Optional<String> of(HttpHeaders request) {
        return cookie(request, COOKIE).filter(value -> value.matches("[A-Za-z0-9_-]{24}"));
    }

    /** A new one. */
    String fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return TEXT.encodeToString(bytes);
    }

    /** What the forms of this session carry. */
    String token(String session) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return TEXT.encodeToString(mac.doFinal(session.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    boolean isTokenOf(String session, String token) {
        return MessageDigest.isEqual(
                token(session).getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.UTF_8));
    }

    /** The reader's language: what they chose, else what their browser asks for, else English. */
    static Words words(HttpHeaders request) {
        return cookie(request, LANGUAGE).flatMap(Sessions::named).orElseGet(() -> accepted(request));
    }

    static Optional<Words> named(String tag) {
        return List.of(Words.values()).stream()
                .filter(words -> words.tag().equals(tag))
                .findFirst();
    }

    private static Words accepted(HttpHeaders request) {
        try {
            return Locale.LanguageRange.parse(request.get(HttpHeaderNames.ACCEPT_LANGUAGE, "en")).stream()
                    .map(range -> range.getRange().split("-", 2)[0])
                    .flatMap(language -> List.of(Words.values()).stream()
                            .filter(words -> words.locale().getLanguage().equals(language)))
                    .findFirst()
                    .orElse(Words.ENGLISH);
        } catch (IllegalArgumentException unreadable) {
            return Words.ENGLISH;
        }
    }

    private static Optional<String> cookie(HttpHeaders request, String name) {
        return ServerCookieDecoder.STRICT.decode(request.get(HttpHeaderNames.COOKIE, "")).stream()
                .filter(cookie -> cookie.name().equals(name))
                .map(Cookie::value)
                .findFirst();
    }
}
