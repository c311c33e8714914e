package dev.origindoctor.netty.http;

import java.util.Locale;

/**
 * How an answer breaks the rules of HTTP. Where edges differ in what they put up with, the constant says whether most of
 * them give up: that alone is a fault, the rest is worth a note.
 */
public enum Malformation {
    /** RFC 9112 section 4: an answer begins with {@code HTTP/}. */
    NOT_HTTP(true),
    /** A document without any head, as before HTTP/1.0. nginx and Apache pass it on, the others refuse. */
    HTTP_0_9(true),
    /** TLS bytes in answer to plain text: RFC 8446 section 6, mostly an alert. */
    TLS_RECORD(true),
    /** A SETTINGS frame in answer to HTTP/1.1: RFC 9113 section 3.4. */
    HTTP_2_SPOKEN(true),
    /** RFC 9113: frames that break the rules, or a connection given up with an error code. */
    HTTP_2_BROKEN(true),
    /** RFC 9112 section 4: version, space, three digits. */
    BAD_STATUS_LINE(true),
    /** RFC 9110 section 15.2.2: nobody asked for another protocol. */
    UNASKED_UPGRADE(true),
    /** The connection ended inside the head. */
    HEAD_CUT_SHORT(true),
    /** RFC 9110 section 15.2 sets no limit to interim answers; patience does. */
    ENDLESS_INTERIM_ANSWERS(true),
    /** RFC 9112 section 5: a field line has a colon. */
    HEADER_WITHOUT_COLON(true),
    /** RFC 9110 section 5.1: a field name is a token. */
    ILLEGAL_HEADER_NAME(true),
    /** RFC 9110 section 5.5: CR and NUL inside a value are dangerous. */
    ILLEGAL_HEADER_VALUE(true),
    /** RFC 9110 section 8.6: digits. */
    BAD_CONTENT_LENGTH(true),
    /** RFC 9110 section 8.6: two lengths that differ cannot be recovered from. nginx before 1.23 and Apache take one. */
    CONFLICTING_CONTENT_LENGTH(true),
    /** RFC 9112 section 7.1: hexadecimal digits. */
    BAD_CHUNK_SIZE(true),
    /** RFC 9112 section 7.1: a chunk ends with CRLF. */
    BAD_CHUNK_END(true),
    /** RFC 9112 section 6.3: the coding wins over the length; a sign of trouble that edges put up with. */
    LENGTH_AND_CHUNKED(false),
    /** RFC 9112 section 5.1 has proxies remove it; Pingora allows it in answers. */
    SPACE_BEFORE_COLON(false),
    /** RFC 9112 section 5.2 lets proxies join or refuse it; Pingora allows it in answers. */
    OBSOLETE_FOLDING(false),
    /** RFC 9112 section 2.2 lets recipients take it for a line's end. */
    BARE_LINE_FEED(false),
    /** RFC 9112 section 2.2 has it for requests only; most readers skip it in answers too. */
    LEADING_EMPTY_LINE(false),
    /** The body claims a compression that it does not have: RFC 9110 section 8.4. */
    BROKEN_CONTENT_CODING(false);

    private final boolean fatal;

    Malformation(boolean fatal) {
        this.fatal = fatal;
    }

    /** Whether an edge gives the answer up for it. */
    public boolean fatal() {
        return fatal;
    }

    /** The word used in observations. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
