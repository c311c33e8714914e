package dev.origindoctor.host.log.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.source.SourceText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of other ages, other levels and other ways into a log than most have. */
class LogLinesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final String WEB_LOG = "/var/log/nginx/error.log";

    private static List<LogEntry> read(String source, String text) {
        LogContext context = new LogContext(NOW, NOW, null, NOW.minusSeconds(1000));
        return LogReader.read(SourceText.whole(source, text, NOW), context)
                .entries()
                .facts();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            Out of Memory: Killed process 2592 (httpd).                                              ~ OUT_OF_MEMORY_KILL ~ process ~ httpd
            [900.000000] systemd[1]: app.scope: A process of this unit has been killed by the OOM killer. ~ OUT_OF_MEMORY_KILL ~ unit ~ app.scope
            TCP: TCP: Possible SYN flooding on port 8443. Dropping request.                          ~ SYN_FLOOD ~ port ~ 8443
            [900.000000] XFS (dm-0): Log I/O Error Detected.  Shutting down filesystem               ~ FILE_SYSTEM_READ_ONLY ~ error ~ Shutting down filesystem
            [900.000000] INFO: task php-fpm:7 blocked in I/O wait for more than 120 seconds.         ~ TASK_BLOCKED ~ process ~ php-fpm
            Nov 21 08:00:00 web systemd[1]: a.service: main process exited, code=killed, status=11/SEGV ~ CRASHED ~ unit ~ a.service
            2026/11/21 08:00:00 [emerg] 8#8: socket() 192.0.2.1:80 failed (24: Too many open files)  ~ OUT_OF_DESCRIPTORS ~ error ~ 24: Too many open files
            2026/11/21 08:00:00 [alert] 1#1: socketpair() failed while spawning "worker process" (24: Too many open files) ~ OUT_OF_DESCRIPTORS ~ error ~ 24: Too many open files
            nginx: [emerg] the "ssl" parameter requires ngx_http_ssl_module in /etc/nginx/a.conf:2   ~ CONFIG_INVALID ~ error ~ the "ssl" parameter requires ngx_http_ssl_module in /etc/nginx/a.conf:2
            nginx: [emerg] PEM_read_bio_X509_AUX("/etc/a.crt") failed (SSL: error:0906D06C)          ~ CONFIG_INVALID ~ error ~ PEM_read_bio_X509_AUX("/etc/a.crt") failed (SSL: error:0906D06C)
            Nov 21 08:00:00 web apache2[1]: [mpm_prefork:error] [pid 1] AH00161: server reached MaxRequestWorkers setting ~ WORKERS_EXHAUSTED ~ error ~ server reached MaxRequestWorkers setting
            (98)Address already in use: make_sock: could not bind to address 0.0.0.0:443             ~ BIND_FAILED ~ address ~ 0.0.0.0:443
            [Sat Nov 21 08:00:00.000001 2026] [ssl:emerg] [pid 1] AH02565: Certificate and private key a:443:0 do not match ~ CONFIG_INVALID ~ error ~ AH02565: Certificate and private key a:443:0 do not match
            [21-Nov-2026 08:00:00] WARNING: The maximum number of processes has been reached. Please review your configuration ~ WORKERS_EXHAUSTED ~ error ~ The maximum number of processes has been reached
            2026-11-21 08:00:00.750565 [UID:65534][2158] Reached max children process limit: 10, extra: 0 ~ WORKERS_EXHAUSTED ~ error ~ Reached max children process limit: 10
            2026-11-21 08:00:00.739742 [ERROR] [config:listener:Default] failed to start listener on address *:443! ~ BIND_FAILED ~ address ~ *:443
            2026-11-21 08:00:00.123456 [ERROR] [12] HttpListener::acceptConnection(): Accept failed:Too many open files! ~ OUT_OF_DESCRIPTORS ~ error ~ Too many open files
            nf_conntrack: nf_conntrack: table full in netns 4026532500, dropping packet              ~ CONNECTION_TABLE_FULL ~ ~
            2026/11/21 08:00:00 [error] 9#9: *1 no "ssl_certificate" is defined in server listening on SSL port while SSL handshaking, client: 172.70.1.1, server: 0.0.0.0:443 ~ TLS_HANDSHAKE_FAILED ~ client ~ 172.70.1.1
            2026/11/21 08:00:00 [error] 9#9: *1 app could not be resolved (3: Host not found), client: 192.0.2.1, server: a ~ UPSTREAM_FAILED ~ error ~ app could not be resolved (3: Host not found)
            2026/11/21 08:00:00 [error] 9#9: *1 readv() failed (104: Connection reset by peer) while reading upstream, client: 192.0.2.1 ~ UPSTREAM_FAILED ~ client ~ 192.0.2.1
            [Sat Nov 21 08:00:00.000001 2026] [proxy:error] [pid 3:tid 4] AH00959: ap_proxy_connect_backend disabling worker for (127.0.0.1:8080) for 60s ~ UPSTREAM_FAILED ~ error ~ ap_proxy_connect_backend disabling worker for (127.0.0.1:8080) for 60s
            Error: loading initial config: loading new config: http app module: start: listening on :80: listen tcp :80: bind: address already in use ~ BIND_FAILED ~ address ~ :80
            Nov 21 08:00:00 web haproxy[1]: [WARNING] 324/080000 (123) : Server app/s1 is DOWN, reason: Layer7 timeout, check duration: 2001ms. ~ UPSTREAM_FAILED ~ upstream ~ app/s1
            [ALERT]    (123) : backend 'app' has no server available!                                ~ UPSTREAM_FAILED ~ upstream ~ app
            [ALERT] 324/080000 (123) : Starting frontend www: cannot bind socket [0.0.0.0:443]       ~ BIND_FAILED ~ address ~ 0.0.0.0:443
            """)
    void linesThatTellWhyAnOriginFails(String line, String event, @Nullable String fact, @Nullable String value) {
        assertThat(read("/var/log/messages", line)).singleElement().satisfies(entry -> {
            assertThat(entry.event()).hasToString(event);
            assertThat(fact == null ? null : entry.fact(fact).orElse("")).isEqualTo(value);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            nginx: [warn] duplicate MIME type "text/html" in /etc/nginx/nginx.conf:31
            nginx: [warn] could not build optimal types_hash, you should increase types_hash_max_size
            nginx: [warn] conflicting server name "a.example" on 0.0.0.0:80, ignored
            nginx: [error] open() "/run/nginx.pid" failed (2: No such file or directory)
            2026/11/21 08:00:00 [error] 9#9: r3.example could not be resolved (110: Operation timed out) while requesting certificate status
            Nov 21 08:00:00 web systemd[1]: Started Session 4 of user nginx.
            Nov 21 08:00:00 web kernel: EXT4-fs (sda1): re-mounted. Opts: errors=remount-ro
            """)
    void linesThatOnlyLookLikeThem(String line) {
        assertThat(read(WEB_LOG, line)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            [Sat Nov 21 08:00:00.1 2026] [authz_core:error] [pid 2:tid 1] [client 2001:db8::5e02:41234] AH01630: client denied by server configuration: / ~ 2001:db8::5e02
            [Sat Nov 21 08:00:00.1 2026] [authz_core:error] [pid 2:tid 1] [client 2001:db8:0:0:0:0:0:1:443] AH01630: client denied by server configuration: / ~ 2001:db8:0:0:0:0:0:1
            [Sat Nov 21 08:00:00.1 2026] [authz_core:error] [pid 2:tid 1] [client 192.0.2.7:443] AH01630: client denied by server configuration: / ~ 192.0.2.7
            [Sat Nov 21 08:00:00 2026] [error] [client 2001:db8::5e02:4123] client denied by server configuration: / ~ 2001:db8::5e02:4123
            """)
    void apacheWritesAPortBehindAnAddressSinceItWritesTheProcess(String line, String client) {
        assertThat(read(WEB_LOG, line))
                .singleElement()
                .satisfies(entry -> assertThat(entry.fact("client")).contains(client));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[900.000000] Tasks in /system.slice/a.service are going to %s be killed due to memory.oom.group set",
                "Nov 21 08:00:00 web systemd-oomd[5]: Killed /system.slice/a.service due%s",
                "Nov 21 08:00:00 web systemd[1]: Started %s a server"
            })
    void aLineOfManyColonsIsReadAtOnce(String line) {
        String log = (line.formatted(":".repeat(16_000)) + "\n").repeat(20);

        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThat(read("/var/log/messages", log)).isEmpty());
    }

    @Test
    void aLongMessageOfAWebServerIsReadToItsEnd() {
        String firewall = "{\"level\":\"error\",\"ts\":1795248000.1234567,\"logger\":\"http.handlers.waf\",\"msg\":\""
                + "Coraza: \\\"rule\\\" ".repeat(120) + "\"}";
        String refused =
                "{\"level\":\"error\",\"ts\":1795248000.1234567,\"msg\":\"dial tcp 127.0.0.1:9000: connect: connection refused\"}";

        assertThat(read("/var/log/caddy.log", firewall + "\n" + refused))
                .singleElement()
                .satisfies(entry -> assertThat(entry.event()).hasToString("UPSTREAM_REFUSED"));
    }
}
