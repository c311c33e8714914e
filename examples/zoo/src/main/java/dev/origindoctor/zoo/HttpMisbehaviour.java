package dev.origindoctor.zoo;

import dev.origindoctor.zoo.HttpStage.Act;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Web servers in the clear: healthy ones, broken ones, guarded ones and hostile ones. */
public enum HttpMisbehaviour implements Misbehaviour {
    HEALTHY_PAGE("Serves a page.", page(200, "OK", "<h1>Welcome</h1>")),
    HEALTHY_CHUNKED("Serves a page in chunks.", whole(chunked("5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nA: b\r\n\r\n"))),
    HEALTHY_UNTIL_CLOSE("Serves a page whose end is the connection's.", whole("HTTP/1.1 200 OK\r\n\r\n<p>hello</p>")),
    HEALTHY_NO_CONTENT("Has nothing to say, and says so.", stays("HTTP/1.1 204 No Content\r\n\r\n")),
    HEALTHY_AFTER_EARLY_HINTS(
            "Sends hints before its page.",
            whole("HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n" + ok("<h1>Welcome</h1>"))),
    HEALTHY_EVENT_STREAM(
            "Begins an event stream that never ends.",
            stays("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n")),
    FOLDED_HEADER("Folds a header line in the old way.", whole(head("X-Old: one\r\n  two\r\n", "page"))),
    BARE_LINE_FEEDS("Ends its lines without CR.", whole("HTTP/1.1 200 OK\nContent-Length: 4\n\npage")),

    REDIRECT_TO_HTTPS("Sends everybody to HTTPS, as the edge's visitors already are.", redirect("https")),
    REDIRECT_UNLESS_FORWARDED("Sends to HTTPS whoever did not come by it, and believes the edge.", stage -> {
        if (stage.says("x-forwarded-proto: https")) {
            stage.send(ok("page")).close();
        } else {
            redirect("https").play(stage);
        }
    }),
    REDIRECT_TO_ITSELF("Sends everybody to where they are.", redirect("http")),
    REDIRECT_IN_A_CIRCLE("Sends from one path to the other and back.", stage -> {
        String other = stage.target().equals("/") ? "/home" : "/";
        stage.send(moved(other)).close();
    }),
    REDIRECT_UNTIL_COOKIE("Sends a visitor back to the same place, once, to see the cookie.", stage -> {
        if (stage.says("cookie: seen=1")) {
            stage.send(ok("page")).close();
        } else {
            stage.send(moved("/", "Set-Cookie: seen=1; Path=/\r\n")).close();
        }
    }),
    REDIRECT_FOR_EVER(
            "Sends to a new place each time.",
            stage -> stage.send(moved(stage.target() + "x")).close()),

    EMPTY_RESPONSE("Reads the request and closes.", HttpStage::close),
    RESET_BEFORE_BYTES("Reads the request and resets.", HttpStage::reset),
    RESET_IN_HEAD(
            "Resets inside the head.",
            stage -> stage.send("HTTP/1.1 200 OK\r\nServer: a").reset()),
    RESET_IN_BODY(
            "Resets inside the body.",
            stage -> stage.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npart")
                    .reset()),
    GARBAGE("Answers with bytes that mean nothing.", whole("\u0001\u0099\u00fe\u0000\u0013garbage\u0007")),
    SSH_BANNER("Is an SSH server.", stays("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n")),
    SMTP_BANNER("Is a mail server.", stays("220 mail.shop.example ESMTP\r\n")),
    HTTP_0_9("Answers with a page and no head.", whole("<html><body>old</body></html>")),
    HTTP_2_FRAMES(
            "Speaks HTTP/2 to whoever asks in HTTP/1.1.", whole("\0\0\0\4\0\0\0\0\0\0\0\10\7\0\0\0\0\0\0\0\0\0\0\0\1")),
    TLS_ALERT("Speaks TLS to whoever asks in the clear.", whole("\u0015\3\3\0\2\2F")),
    BAD_STATUS_LINE("Cannot spell its status line.", whole("HTTP/1.1 OK 200\r\nContent-Length: 0\r\n\r\n")),
    UNKNOWN_VERSION("Speaks a version of the future.", whole("HTTP/4.2 200 OK\r\nContent-Length: 0\r\n\r\n")),
    ILLEGAL_HEADER_NAME("Has a space inside a header's name.", whole(head("Bad Name: x\r\n", "page"))),
    HEADER_WITHOUT_COLON("Has a header line without a colon.", whole(head("no colon here\r\n", "page"))),
    NUL_IN_HEADER("Has a NUL in a header.", whole(head("X-Bad: a\0b\r\n", "page"))),
    DOUBLE_CONTENT_LENGTH("Gives two lengths that differ.", whole(head("Content-Length: 5\r\n", "page"))),
    BAD_CONTENT_LENGTH(
            "Gives a length that is no number.", whole("HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\npage")),
    BAD_CHUNK_SIZE("Gives a chunk's size that is no number.", whole(chunked("zz\r\nhello\r\n0\r\n\r\n"))),
    BAD_CHUNK_END("Sends more than the chunk's size says.", whole(chunked("5\r\nhello world\r\n0\r\n\r\n"))),
    UNASKED_UPGRADE("Switches to a protocol nobody asked for.", whole("HTTP/1.1 101 Switching Protocols\r\n\r\n")),
    TRUNCATED_HEAD("Closes inside the head.", whole("HTTP/1.1 200 OK\r\nContent-Le")),
    TRUNCATED_BODY("Closes before the length it gave.", whole("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npart")),
    TRUNCATED_CHUNKS("Closes before the last chunk.", whole(chunked("5\r\nhello\r\n"))),

    STALLS_BEFORE_FIRST_BYTE("Reads the request and falls silent.", stage -> {}),
    STALLS_IN_HEAD("Falls silent inside the head.", stays("HTTP/1.1 200 OK\r\nServer: slow\r\n")),
    STALLS_IN_BODY("Falls silent inside the body.", stays("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npart")),
    DRIPS_HEAD("Sends its head one byte a second.", stage -> stage.drip(ok("page"), 1000)),
    ENDLESS_HEADERS(
            "Never ends its head.",
            stage -> stage.send("HTTP/1.1 200 OK\r\n")
                    .flood(() -> "X-More: and more and more and more\r\n".repeat(100))),
    ENDLESS_INTERIM("Never gets beyond 100 Continue.", stage -> stage.flood(() -> "HTTP/1.1 100 Continue\r\n\r\n")),
    ENDLESS_BODY(
            "Never ends its page.",
            stage -> stage.send("HTTP/1.1 200 OK\r\n\r\n").flood(() -> "more ".repeat(800))),
    ENDLESS_CHUNK_LINE(
            "Never ends a chunk's size line.",
            stage -> stage.send(chunked("5;")).flood(() -> "x".repeat(4000))),
    GIANT_HEADER("Has one header of 300 kB.", whole(head("X-Giant: " + "g".repeat(300_000) + "\r\n", "page"))),
    LARGE_HEADER("Has a head of 140 kB: over Cloudflare's limit, under ours.", whole(largeHead())),
    MANY_HEADERS("Has 300 header lines.", whole(head("X-Line: 1\r\n".repeat(300), "page"))),
    GZIP_BOMB("Sends 100 MB that pack into 100 kB.", stage -> {
        byte[] bomb = Bomb.PACKED;
        stage.send("HTTP/1.1 403 Forbidden\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n")
                .send(bomb)
                .close();
    }),
    BROKEN_GZIP("Says gzip and sends plain text.", whole(head("Content-Encoding: gzip\r\n", "plain"))),
    TERMINAL_ESCAPES(
            "Puts terminal escapes where people look.",
            page(500, "Oops", "Server: \u001b]0;owned\u0007", "\u001b[31m\u001b[2Jred\u009b1m\u202eabc")),
    SCRIPT_IN_BODY(
            "Puts markup where people look.",
            page(500, "Oops", "Server: <script>alert(1)</script>", "<script>alert('1')</script>")),

    FORBIDDEN("Answers 403 in Apache's bare words.", page(403, "Forbidden", "<h1>Forbidden</h1>")),
    NOT_FOUND("Does not know the page.", page(404, "Not Found", "Latest post: how to set up fail2ban")),
    TOO_MANY_REQUESTS("Answers 429.", page(429, "Too Many Requests", "slow down")),
    INTERNAL_ERROR("Has a broken application.", page(500, "Internal Server Error", "fatal error")),
    BAD_GATEWAY("Is a proxy whose application is down.", page(502, "Bad Gateway", "<center>nginx</center>")),
    UNAVAILABLE("Is in maintenance.", page(503, "Service Unavailable", "maintenance")),
    GATEWAY_TIMEOUT("Is a proxy whose application is slow.", page(504, "Gateway Time-out", "<center>nginx</center>")),

    MODSECURITY_406(
            "Is guarded by ModSecurity, shared hosts' way.",
            page(406, "Not Acceptable", "<h1>Not Acceptable!</h1><p>This error was generated by Mod_Security.</p>")),
    MODSECURITY_HEADER("Is guarded by ModSecurity of old.", page(403, "Forbidden", "Server: Mod_Security", "no")),
    CORE_RULE_SET(
            "Is guarded by the core rule set and shows the rule.",
            page(403, "Forbidden", "Inbound Anomaly Score Exceeded (Total Score: 5)")),
    WORDFENCE_BLOCK(
            "Is guarded by Wordfence.",
            page(503, "Service Unavailable", "Your access to this site has been limited by the site owner")),
    WORDFENCE_FIREWALL(
            "Is guarded by Wordfence's firewall.",
            page(403, "Forbidden", "A potentially unsafe operation has been detected in your request")),
    SOLID_SECURITY("Is guarded by Solid Security.", page(403, "Forbidden", "You have been locked out of this site")),
    ITHEMES_SECURITY(
            "Is guarded by Solid Security under its old name.",
            page(403, "Forbidden", "Your IP address has been flagged as a threat by the iThemes Security network.")),
    ALL_IN_ONE_SECURITY(
            "Is guarded by All-In-One Security.",
            page(403, "Forbidden", "Access from your IP address has been blocked for security reasons.")),
    IMUNIFY360_JSON(
            "Is guarded by Imunify360's bot protection.",
            page(415, "Unsupported Media Type", "{\"message\":\"Access denied by Imunify360 bot-protection.\"}")),
    IMUNIFY360_WEBSHIELD(
            "Is guarded by Imunify360's WebShield, with a 200.",
            page(200, "OK", "Server: imunify360-webshield/1.21", "One moment, please...")),
    FAIL2BAN_PAGE("Shows banned addresses a page.", page(403, "Forbidden", "Banned by fail2ban for 10 minutes.")),
    CSF_MESSENGER(
            "Is CSF's messenger.", page(403, "Forbidden", "The firewall on this server is blocking your connection.")),
    CLOUDFLARE_CHALLENGE(
            "Is itself behind Cloudflare, which challenges us.",
            page(403, "Forbidden", "Server: cloudflare\r\ncf-mitigated: challenge", "Just a moment...")),
    SUCURI("Is guarded by Sucuri.", page(403, "Forbidden", "Sucuri WebSite Firewall - Access Denied")),
    SITEGROUND("Is guarded by SiteGround's captcha.", page(202, "Accepted", "SG-Captcha: challenge", "robot?")),
    GENERIC_BLOCK("Is guarded by somebody.", page(403, "Forbidden", "Your IP address has been blocked.")),
    NOT_ACCEPTABLE("Refuses with a bare 406, though anything was acceptable.", page(406, "Not Acceptable", "no")),

    TLS_EXPECTED_NGINX(
            "Is nginx, asked in the clear on a TLS port.",
            page(400, "Bad Request", "The plain HTTP request was sent to HTTPS port")),
    TLS_EXPECTED_APACHE(
            "Is Apache, asked in the clear on a TLS port.",
            page(400, "Bad Request", "You're speaking plain HTTP to an SSL-enabled server port.")),
    TLS_EXPECTED_GO(
            "Is Go, asked in the clear on a TLS port.",
            whole("HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n")),
    CLIENT_CERTIFICATE_NGINX(
            "Is nginx and wants a client certificate.",
            page(400, "Bad Request", "<center>No required SSL certificate was sent</center>")),
    PROXY_PROTOCOL_EXPECTED("Takes no request without a PROXY header before it.", stage -> {
        if (stage.line().startsWith("PROXY TCP")) {
            stage.send(ok("page")).close();
        } else {
            stage.close();
        }
    }),
    PROXY_PROTOCOL_UNEXPECTED("Takes a PROXY header for a bad request.", stage -> {
        Act act = stage.line().startsWith("PROXY ") ? page(400, "Bad Request", "what?") : page(200, "OK", "page");
        act.play(stage);
    });

    private final String story;
    private final Act act;

    HttpMisbehaviour(String story, Act act) {
        this.story = story;
        this.act = act;
    }

    @Override
    public String id() {
        return "http-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String story() {
        return story;
    }

    @Override
    public Exhibit open(Zoo zoo) {
        return zoo.serve(() -> new HttpStage(act));
    }

    /** What it does once it has read a request, for servers that do the same behind something else. */
    Act act() {
        return act;
    }

    private static Act whole(String bytes) {
        return stage -> stage.send(bytes).close();
    }

    private static Act stays(String bytes) {
        return stage -> stage.send(bytes);
    }

    private static Act page(int status, String reason, String body) {
        return page(status, reason, "Server: zoo", body);
    }

    private static Act page(int status, String reason, String header, String body) {
        return whole("HTTP/1.1 " + status + " " + reason + "\r\nContent-Type: text/html\r\n" + header
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static String ok(String body) {
        return head("", body);
    }

    private static String head(String fields, String body) {
        return "HTTP/1.1 200 OK\r\nServer: zoo\r\n" + fields + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String chunked(String chunks) {
        return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
    }

    private static Act redirect(String scheme) {
        return stage -> stage.send(moved(scheme + "://" + stage.header("host") + stage.target()))
                .close();
    }

    private static String moved(String to) {
        return moved(to, "");
    }

    private static String moved(String to, String fields) {
        return "HTTP/1.1 301 Moved Permanently\r\n" + fields + "Location: " + to + "\r\nContent-Length: 0\r\n\r\n";
    }

    private static String largeHead() {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 35; i++) {
            fields.append("X-Large-")
                    .append(i)
                    .append(": ")
                    .append("l".repeat(4000))
                    .append("\r\n");
        }
        return head(fields.toString(), "page");
    }

    /** Made once, when somebody first asks for it. */
    private static final class Bomb {
        static final byte[] PACKED = pack();

        private static byte[] pack() {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                byte[] zeros = new byte[1024 * 1024];
                for (int i = 0; i < 100; i++) {
                    out.write(zeros);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return packed.toByteArray();
        }
    }
}
