package dev.origindoctor.observation;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came back for a request. Null or empty until it came.
 *
 * @param status the status code
 * @param headers the header fields in order, values neutralised and cut at a bound
 * @param headBytes how large the whole head was, as far as it was read
 * @param firstByte how long after the request the first byte came
 * @param bodyStart the first part of the body, neutralised
 * @param recognised who speaks in an answer that refuses, such as {@code modsecurity}; or what a 400 means, such as
 *     {@code tls_expected}; null where nothing was recognised
 * @param redirects where each redirect led, in order, neutralised
 * @param protocol what the server spoke, such as {@code HTTP/1.1} or {@code h2}
 * @param malformed what breaks the rules of the protocol in the answer, such as {@code bad_status_line}; some of it is
 *     a fault, some of it every edge puts up with
 * @param headLines how many header fields the head had, also those beyond the bound of {@code headers}
 */
public record HttpAnswer(
        @Nullable Integer status,
        List<Header> headers,
        int headBytes,
        @Nullable Duration firstByte,
        String bodyStart,
        @Nullable String recognised,
        List<String> redirects,
        @Nullable String protocol,
        @Nullable String malformed,
        int headLines) {
    private static final HttpAnswer NOTHING = new HttpAnswer(null, List.of(), 0, null, "", null, List.of());

    /** A header field. */
    public record Header(String name, String value) {
        public Header {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    public HttpAnswer {
        headers = List.copyOf(headers);
        Objects.requireNonNull(bodyStart, "bodyStart");
        redirects = List.copyOf(redirects);
    }

    /** An answer that kept to the rules, whose head fits its bound. */
    public HttpAnswer(
            @Nullable Integer status,
            List<Header> headers,
            int headBytes,
            @Nullable Duration firstByte,
            String bodyStart,
            @Nullable String recognised,
            List<String> redirects) {
        this(status, headers, headBytes, firstByte, bodyStart, recognised, redirects, null, null, headers.size());
    }

    /** The answer that never came. */
    public static HttpAnswer nothing() {
        return NOTHING;
    }

    /** The same answer, and where it led. */
    public HttpAnswer leadingTo(List<String> places) {
        return new HttpAnswer(
                status, headers, headBytes, firstByte, bodyStart, recognised, places, protocol, malformed, headLines);
    }

    /** The first field of this name, in any case. */
    public Optional<String> header(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return headers.stream()
                .filter(field -> field.name().toLowerCase(Locale.ROOT).equals(wanted))
                .map(Header::value)
                .findFirst();
    }
}
