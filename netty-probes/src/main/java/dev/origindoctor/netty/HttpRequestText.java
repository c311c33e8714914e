package dev.origindoctor.netty;

import dev.origindoctor.observation.HttpAsk;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;

/** The request as it goes out. What is in an ask holds no control characters: its types see to that. */
final class HttpRequestText {
    static final String AGENT = "origin-doctor";

    private HttpRequestText() {}

    /**
     * An edge names the site alone in Host, whatever port it asks the origin on. No compression is asked for, so that a
     * page can be read as it comes.
     */
    static String of(HttpAsk ask, String cookies) {
        return "GET " + ask.path() + " HTTP/1.1\r\n"
                + field("Host", ask.host().authority())
                + field("User-Agent", AGENT)
                + field("Accept", "*/*")
                + field("Accept-Encoding", "identity")
                + (ask.forwardedHttps() ? field("X-Forwarded-Proto", "https") : "")
                + (cookies.isEmpty() ? "" : field("Cookie", cookies))
                + field("Connection", "close")
                + "\r\n";
    }

    /** The same for HTTP/2. */
    static Http2Headers fields(HttpAsk ask, String cookies) {
        Http2Headers headers = new DefaultHttp2Headers()
                .method("GET")
                .scheme(ask.scheme().id())
                .authority(ask.host().authority())
                .path(ask.path())
                .add("user-agent", AGENT)
                .add("accept", "*/*")
                .add("accept-encoding", "identity");
        if (ask.forwardedHttps()) {
            headers.add("x-forwarded-proto", "https");
        }
        return cookies.isEmpty() ? headers : headers.add("cookie", cookies);
    }

    private static String field(String name, String value) {
        return name + ": " + value + "\r\n";
    }
}
