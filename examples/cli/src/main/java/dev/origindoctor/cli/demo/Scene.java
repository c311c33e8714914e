package dev.origindoctor.cli.demo;

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
    HEALTHY       (TlsMisbehaviour.HEALTHY,                  SslMode.FULL_STRICT, null),
    CLOSED_PORT   (TcpMisbehaviour.CLOSED_PORT,              SslMode.FULL,        521),
    SILENT_PORT   (TcpMisbehaviour.FULL_ACCEPT_QUEUE,        SslMode.FULL,        522),
    PLAIN_TEXT    (TlsMisbehaviour.PLAIN_HTTP,               SslMode.FULL,        525),
    NO_COMMON_TLS (TlsMisbehaviour.ALERT_HANDSHAKE_FAILURE,  SslMode.FULL,        525),
    UNKNOWN_NAME  (TlsMisbehaviour.NAME_REFUSED,             SslMode.FULL,        525),
    EXPIRED       (TlsMisbehaviour.EXPIRED,                  SslMode.FULL_STRICT, 526),
    WRONG_NAME    (TlsMisbehaviour.WRONG_NAME,               SslMode.FULL_STRICT, 526),
    SELF_SIGNED   (TlsMisbehaviour.SELF_SIGNED,              SslMode.FULL,        null),
    EMPTY         (HttpMisbehaviour.EMPTY_RESPONSE,          SslMode.FLEXIBLE,    520),
    LARGE_HEADERS (HttpMisbehaviour.GIANT_HEADER,            SslMode.FLEXIBLE,    520),
    SLOW          (HttpMisbehaviour.STALLS_BEFORE_FIRST_BYTE, SslMode.FLEXIBLE,   524),
    LOOP          (HttpMisbehaviour.REDIRECT_TO_HTTPS,       SslMode.FLEXIBLE,    null),
    BLOCKED       (HttpMisbehaviour.MODSECURITY_406,         SslMode.FLEXIBLE,    406),
    BAD_GATEWAY   (HttpMisbehaviour.BAD_GATEWAY,             SslMode.FLEXIBLE,    502),
    PROXY_HEADER  (HttpMisbehaviour.PROXY_PROTOCOL_EXPECTED, SslMode.FLEXIBLE,    520);
    // spotless:on

    /** The scene that is shown in full. */
    static final Scene FULL_REPORT = CLOSED_PORT;

    private final Misbehaviour origin;
    private final SslMode sslMode;
    private final @Nullable Integer status;

    Scene(Misbehaviour origin, SslMode sslMode, @Nullable Integer status) {
        this.origin = origin;
        this.sslMode = sslMode;
        this.status = status;
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
