package dev.origindoctor.zoo;

import dev.origindoctor.zoo.Spoken.Then;
import io.netty.channel.ChannelHandler;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.RevokedStatus;

/** What can be wrong with an origin's TLS, and what hostile origins do with it. */
public enum TlsMisbehaviour implements Misbehaviour {
    HEALTHY("serves a page with a good certificate", serves(() -> TlsServer.serving(Certificates.healthy()))),
    HEALTHY_RSA("the same with an RSA key", serves(() -> TlsServer.serving(Certificates.healthyRsa()))),
    ONLY_TLS_1_2(
            "a good server that never learned TLS 1.3",
            serves(() -> TlsServer.speaking(Certificates.healthy(), "TLSv1.2"))),
    ONLY_TLS_1_3(
            "a good server that speaks nothing older than TLS 1.3",
            serves(() -> TlsServer.speaking(Certificates.healthy(), "TLSv1.3"))),

    EXPIRED("its certificate expired two days ago", serves(() -> TlsServer.showing(Certificates.expired()))),
    NOT_YET_VALID(
            "its certificate is valid from the day after tomorrow",
            serves(() -> TlsServer.showing(Certificates.notYetValid()))),
    WRONG_NAME("its certificate is for another name", serves(() -> TlsServer.showing(Certificates.wrongName()))),
    COMMON_NAME_ONLY(
            "its certificate has the name in the subject alone",
            serves(() -> TlsServer.showing(Certificates.commonNameOnly()))),
    SELF_SIGNED("its certificate signed itself", serves(() -> TlsServer.showing(Certificates.selfSigned()))),
    UNKNOWN_ROOT(
            "its certificate comes from a root that nobody trusts",
            serves(() -> TlsServer.showing(Certificates.unknownRoot()))),
    MISSING_INTERMEDIATE(
            "it shows its leaf and forgot the intermediate",
            serves(() -> TlsServer.showingLeafOf(Certificates.pointingToIssuer()))),
    STAPLED_GOOD("it staples a good OCSP response", zoo -> Stapling.saying(zoo, null)),
    REVOKED_STAPLED(
            "it staples the proof that its certificate is revoked",
            zoo -> Stapling.saying(zoo, new RevokedStatus(Date.from(Instant.now()), CRLReason.keyCompromise))),
    WEAK_RSA_1024("its key is RSA with 1024 bits", serves(() -> TlsServer.showing(Certificates.weakRsa()))),
    SHA1("its certificate is signed with SHA-1", serves(() -> TlsServer.showing(Certificates.sha1()))),
    FOR_CLIENTS_ONLY(
            "its certificate is for clients by its extended key usage",
            serves(() -> TlsServer.showing(Certificates.forClientsOnly()))),
    FOR_SIGNING_LISTS_ONLY(
            "its certificate may only sign revocation lists",
            serves(() -> TlsServer.speaking(Certificates.forSigningListsOnly(), "TLSv1.3"))),
    ISSUED_BY_LEAF(
            "its certificate was issued by one that is no authority",
            serves(() -> TlsServer.showing(Certificates.issuedByLeaf()))),
    THREE_DEFECTS(
            "its certificate is expired, for another name and from an unknown root",
            serves(() -> TlsServer.showing(Certificates.threeDefects()))),

    CLIENT_CERTIFICATE_TLS_1_2(
            "it demands a client certificate, in TLS 1.2",
            serves(() -> TlsServer.demandingClientCertificate("TLSv1.2"))),
    CLIENT_CERTIFICATE_TLS_1_3(
            "it demands a client certificate, in TLS 1.3",
            serves(() -> TlsServer.demandingClientCertificate("TLSv1.3"))),
    CLIENT_CERTIFICATE_WISHED_TLS_1_2(
            "it asks for a client certificate and goes on without, in TLS 1.2",
            serves(() -> TlsServer.wishingForClientCertificate("TLSv1.2"))),
    CLIENT_CERTIFICATE_WISHED_TLS_1_3(
            "it asks for a client certificate and goes on without, in TLS 1.3",
            serves(() -> TlsServer.wishingForClientCertificate("TLSv1.3"))),

    ONLY_SSL_3("it speaks SSL 3.0 and nothing newer", serves(() -> HelloGate.forVersion(0x0300))),
    ONLY_TLS_1_0("it speaks TLS 1.0 and nothing newer", serves(() -> HelloGate.forVersion(0x0301))),
    ONLY_TLS_1_1("it speaks TLS 1.1 and nothing newer", serves(() -> HelloGate.forVersion(0x0302))),
    NAME_REQUIRED(
            "it serves only who asks for its name",
            serves(() -> HelloGate.forName(112, TlsServer.showing(Certificates.healthy())))),
    NAME_REFUSED(
            "it answers 40 to every server name, and serves who sends none",
            serves(() -> HelloGate.forNobody(40, TlsServer.showing(Certificates.healthy())))),
    ONLY_HTTP_1_0_BY_ALPN(
            "it refuses who offers neither HTTP/2 nor HTTP/1.1 but what nobody offers",
            serves(() -> TlsServer.showing(
                    Certificates.healthy(), builder -> builder.applicationProtocolConfig(TlsServer.only("http/1.0"))))),

    ALERT_HANDSHAKE_FAILURE("it answers with alert 40", alert(40)),
    ALERT_BAD_CERTIFICATE("it answers with alert 42", alert(42)),
    ALERT_UNKNOWN_CA("it answers with alert 48", alert(48)),
    ALERT_ACCESS_DENIED("it answers with alert 49", alert(49)),
    ALERT_PROTOCOL_VERSION("it answers with alert 70", alert(70)),
    ALERT_INSUFFICIENT_SECURITY("it answers with alert 71", alert(71)),
    ALERT_INTERNAL_ERROR("it answers with alert 80", alert(80)),
    ALERT_INAPPROPRIATE_FALLBACK("it answers with alert 86", alert(86)),
    ALERT_UNRECOGNIZED_NAME("it answers with alert 112", alert(112)),
    ALERT_CERTIFICATE_REQUIRED("it answers with alert 116", alert(116)),
    ALERT_NO_APPLICATION_PROTOCOL("it answers with alert 120", alert(120)),

    PLAIN_HTTP(
            "plain HTTP on the TLS port",
            says(
                    "HTTP/1.1 400 Bad Request\r\nServer: zoo\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                    Then.FIN)),
    PLAIN_HTTP_PAGE(
            "an HTML page without a status line",
            says("<html><head><title>400</title></head><body>plain HTTP request</body></html>", Then.FIN)),
    SSH("an SSH server", greets("SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n", Then.STAY)),
    SMTP("a mail server", greets("220 mail.origin.test ESMTP Postfix\r\n", Then.STAY)),
    FTP("a file server", greets("220 (vsFTPd 3.0.3)\r\n", Then.STAY)),
    IMAP("a mailbox server", greets("* OK [CAPABILITY IMAP4rev1] Dovecot ready.\r\n", Then.STAY)),
    POP3("a post office", greets("+OK Dovecot ready.\r\n", Then.STAY)),
    MYSQL("a database", greets("J\0\0\0\n8.0.36\0\10\0\0\0abcdefgh\0", Then.STAY)),
    PROXY_HEADER(
            "a proxy that speaks the PROXY protocol first",
            greets("PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n", Then.STAY)),
    HOSTILE_BANNER(
            "a banner with terminal escapes and markup",
            greets("\33]0;owned\7\33[2J<script>alert(1)</script>\r\n", Then.STAY)),
    GARBAGE("random bytes", zoo -> zoo.serve(() -> Spoken.onHearing(garbage(), Then.STAY))),

    SILENT("it accepts and says nothing", greets("", Then.STAY)),
    FIN_AT_ONCE("it closes every connection before a byte", greets("", Then.FIN)),
    RST_AT_ONCE("it resets every connection before a byte", greets("", Then.RST)),
    FIN_AFTER_HELLO("it closes when it has heard the hello", says("", Then.FIN)),
    RST_AFTER_HELLO("it resets when it has heard the hello", says("", Then.RST)),
    TRUNCATED_RECORD("it closes in the middle of a record", says("\26\3\3\0\100\2\0\0\74\3\3", Then.FIN)),
    TRUNCATED_RECORD_STALLS("it stops in the middle of a record", says("\26\3\3\0\100\2\0\0\74\3\3", Then.STAY)),
    TRUNCATED_RECORD_RESETS("it resets in the middle of a record", says("\26\3\3\0\100\2\0\0\74\3\3", Then.RST)),
    WARNING_UNRECOGNIZED_NAME("it warns of the name and closes", says("\25\3\3\0\2\1\160", Then.FIN)),
    CLOSE_NOTIFY("it says goodbye instead of hello", says("\25\3\3\0\2\1\0", Then.FIN)),
    LYING_LENGTHS("its ServerHello contradicts its own lengths", says("\26\3\3\0\6\2\0\0\2\3\3", Then.STAY)),
    GARBAGE_AFTER_HELLO(
            "a good ServerHello, then no records any more",
            zoo -> zoo.serve(() -> Spoken.onHearing(helloAndGarbage(), Then.STAY))),
    GIANT_CHAIN(
            "a chain of a thousand certificates",
            zoo -> zoo.serve(() -> Spoken.onHearing(HelloBytes.answer(0x0303, copies(1000)), Then.STAY))),
    LONG_CHAIN(
            "a chain of a dozen certificates, which is more than Java reads",
            zoo -> zoo.serve(() -> Spoken.onHearing(HelloBytes.answer(0x0303, copies(12)), Then.STAY))),
    GIANT_MESSAGE("a handshake message that claims 16 MB", says("\26\3\3\0\4\2\377\377\377", Then.STAY)),
    BYTE_A_SECOND(
            "a good answer, one byte a second",
            zoo -> zoo.serve(() -> Drip.byteASecond(
                    HelloBytes.answer(0x0303, Certificates.healthyRsa().getCertificatePath())))),
    ENDLESS_RECORDS("records without end", zoo -> zoo.serve(() -> Drip.endless(endlessHandshake()))),
    ENDLESS_EMPTY_RECORDS("empty records without end", zoo -> zoo.serve(() -> Drip.endless(emptyRecords()))),
    ENDLESS_WARNINGS("warning alerts without end", zoo -> zoo.serve(() -> Drip.endless(warnings())));

    private final String story;
    private final Function<Zoo, Exhibit> opening;

    TlsMisbehaviour(String story, Function<Zoo, Exhibit> opening) {
        this.story = story;
        this.opening = opening;
    }

    private static Function<Zoo, Exhibit> serves(Supplier<Supplier<ChannelHandler>> server) {
        return zoo -> zoo.serve(server.get());
    }

    private static Function<Zoo, Exhibit> alert(int number) {
        return zoo -> zoo.serve(() -> Spoken.onHearing(HelloBytes.alert(number), Then.FIN));
    }

    private static Function<Zoo, Exhibit> says(String words, Then then) {
        return zoo -> zoo.serve(() -> Spoken.onHearing(words, then));
    }

    private static Function<Zoo, Exhibit> greets(String words, Then then) {
        return zoo -> zoo.serve(() -> Spoken.onConnect(words, then));
    }

    /** The same every time, and no first byte of a TLS record. */
    private static byte[] garbage() {
        byte[] bytes = new byte[300];
        new Random(7).nextBytes(bytes);
        bytes[0] = (byte) 0x9b;
        return bytes;
    }

    private static byte[] helloAndGarbage() {
        byte[] answer = HelloBytes.answer(0x0303);
        byte[] bytes = Arrays.copyOf(answer, answer.length + 300);
        int done = answer.length - 4;
        System.arraycopy(garbage(), 0, bytes, done, 300);
        // The record ends before ServerHelloDone, and what follows is none.
        bytes[4] = (byte) (bytes[4] - 4);
        return bytes;
    }

    private static X509Certificate[] copies(int count) {
        return Collections.nCopies(count, Certificates.healthyRsa().getCertificate())
                .toArray(X509Certificate[]::new);
    }

    /** HelloRequests, which a client in the middle of a handshake ignores (RFC 5246 section 7.4.1.1). */
    private static byte[] endlessHandshake() {
        byte[] record = new byte[5 + 16_384];
        System.arraycopy(new byte[] {22, 3, 3, 64, 0}, 0, record, 0, 5);
        return record;
    }

    private static byte[] emptyRecords() {
        return repeated(22, 3, 3, 0, 0);
    }

    private static byte[] warnings() {
        return repeated(21, 3, 3, 0, 2, 1, 90);
    }

    private static byte[] repeated(int... record) {
        byte[] bytes = new byte[record.length * 1000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) record[i % record.length];
        }
        return bytes;
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String story() {
        return story;
    }

    @Override
    public Exhibit open(Zoo zoo) {
        return opening.apply(zoo);
    }
}
