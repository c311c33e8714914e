package dev.origindoctor.panel.web;

import dev.origindoctor.panel.Live;
import dev.origindoctor.panel.page.Words;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;

/** What goes back. */
sealed interface Answer {
    /**
     * A body at once.
     *
     * @param headers what stands in the head beside the usual
     */
    record Whole(HttpResponseStatus status, String type, Bytes body, Map<String, String> headers) implements Answer {
        static Whole page(HttpResponseStatus status, String html) {
            return of(status, "text/html; charset=utf-8", html, Map.of());
        }

        static Whole of(HttpResponseStatus status, String type, String text, Map<String, String> headers) {
            return new Whole(status, type, Bytes.of(text), headers);
        }

        /** After a post: look there. */
        static Whole seeOther(String place) {
            return of(HttpResponseStatus.SEE_OTHER, "text/plain", "", Map.of("location", place));
        }
    }

    /**
     * Notes as they come.
     *
     * @param from the number of the first one that is sent
     */
    record Stream(Live live, Words words, int from) implements Answer {}
}
