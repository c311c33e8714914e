package dev.origindoctor.cli;

import dev.origindoctor.origin.SslMode;
import dev.origindoctor.zoo.HttpMisbehaviour;
import dev.origindoctor.zoo.Misbehaviour;
import dev.origindoctor.zoo.TcpMisbehaviour;
import dev.origindoctor.zoo.TlsMisbehaviour;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the demo plants, how the edge asks it, and what the visitor must then see (null: the page, or a redirect). */
enum Scene {
    // spotless:off
    HEALTHY       ("healthy",                  TlsMisbehaviour.HEALTHY,                  SslMode.FULL_STRICT, null),
    CLOSED_PORT   ("nobody listens",           TcpMisbehaviour.CLOSED_PORT,              SslMode.FULL,        521),
    SILENT_PORT   ("accept queue full",        TcpMisbehaviour.FULL_ACCEPT_QUEUE,        SslMode.FULL,        522),
    PLAIN_TEXT    ("plain HTTP on the port",   TlsMisbehaviour.PLAIN_HTTP,               SslMode.FULL,        525),
    NO_COMMON_TLS ("no cipher in common",      TlsMisbehaviour.ALERT_HANDSHAKE_FAILURE,  SslMode.FULL,        525),
    UNKNOWN_NAME  ("name not served",          TlsMisbehaviour.NAME_REFUSED,             SslMode.FULL,        525),
    EXPIRED       ("certificate expired",      TlsMisbehaviour.EXPIRED,                  SslMode.FULL_STRICT, 526),
    WRONG_NAME    ("certificate's wrong name", TlsMisbehaviour.WRONG_NAME,               SslMode.FULL_STRICT, 526),
    SELF_SIGNED   ("self-signed, accepted",    TlsMisbehaviour.SELF_SIGNED,              SslMode.FULL,        null),
    EMPTY         ("closes without a word",    HttpMisbehaviour.EMPTY_RESPONSE,          SslMode.FLEXIBLE,    520),
    LARGE_HEADERS ("300 kB of headers",        HttpMisbehaviour.GIANT_HEADER,            SslMode.FLEXIBLE,    520),
    SLOW          ("never answers",            HttpMisbehaviour.STALLS_BEFORE_FIRST_BYTE, SslMode.FLEXIBLE,   524),
    LOOP          ("redirects for ever",       HttpMisbehaviour.REDIRECT_TO_HTTPS,       SslMode.FLEXIBLE,    null),
    BLOCKED       ("ModSecurity blocks",       HttpMisbehaviour.MODSECURITY_406,         SslMode.FLEXIBLE,    406),
    BAD_GATEWAY   ("application down",         HttpMisbehaviour.BAD_GATEWAY,             SslMode.FLEXIBLE,    502),
    PROXY_HEADER  ("wants a PROXY header",     HttpMisbehaviour.PROXY_PROTOCOL_EXPECTED, SslMode.FLEXIBLE,    520);
    // spotless:on

    /** The scene that is shown in full. */
    static final Scene FULL_REPORT = CLOSED_PORT;

    private final String title;
    private final Misbehaviour origin;
    private final SslMode sslMode;
    private final @Nullable Integer status;

    Scene(String title, Misbehaviour origin, SslMode sslMode, @Nullable Integer status) {
        this.title = title;
        this.origin = origin;
        this.sslMode = sslMode;
        this.status = status;
    }

    String title() {
        return title;
    }

    Misbehaviour origin() {
        return origin;
    }

    SslMode sslMode() {
        return sslMode;
    }

    /** Long enough for a busy machine; short where waiting is the point. */
    Duration timeout() {
        return this == SLOW ? Duration.ofSeconds(3) : Duration.ofSeconds(15);
    }

    /** The error that the visitor gets. */
    @Nullable
    Integer status() {
        return status;
    }
}
