package dev.origindoctor.zoo;

import static dev.origindoctor.origin.SslMode.FLEXIBLE;
import static dev.origindoctor.origin.SslMode.FULL;
import static dev.origindoctor.origin.SslMode.FULL_STRICT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.edge.EdgeVerdict;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.taxonomy.TlsFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of the edges are what the real programs do, in front of really broken origins. */
class RealEdgesTest {
    private record Row(SslMode mode, Misbehaviour origin, Fault fault, int handedOn) {
        Row(SslMode mode, Misbehaviour origin, Fault fault) {
            this(mode, origin, fault, 0);
        }

        String name(int number) {
            return "r" + number + origin.id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        }
    }

    // spotless:off
    private static final List<Row> ROWS = List.of(
            new Row(FLEXIBLE,    TcpMisbehaviour.CLOSED_PORT,               TcpFault.REFUSED),
            new Row(FLEXIBLE,    TcpMisbehaviour.FULL_ACCEPT_QUEUE,         TcpFault.TIMED_OUT),
            new Row(FLEXIBLE,    TcpMisbehaviour.CLOSES_AT_ONCE,            TcpFault.CLOSED),
            new Row(FLEXIBLE,    TcpMisbehaviour.RESETS_AT_ONCE,            TcpFault.RESET),
            new Row(FLEXIBLE,    HttpMisbehaviour.EMPTY_RESPONSE,           HttpFault.EMPTY_RESPONSE),
            new Row(FLEXIBLE,    HttpMisbehaviour.RESET_BEFORE_BYTES,       HttpFault.RESET),
            new Row(FLEXIBLE,    HttpMisbehaviour.GARBAGE,                  HttpFault.PROTOCOL_ERROR),
            new Row(FLEXIBLE,    HttpMisbehaviour.ILLEGAL_HEADER_NAME,      HttpFault.PROTOCOL_ERROR),
            new Row(FLEXIBLE,    HttpMisbehaviour.TRUNCATED_HEAD,           HttpFault.PROTOCOL_ERROR),
            new Row(FLEXIBLE,    HttpMisbehaviour.GIANT_HEADER,             HttpFault.HEADERS_TOO_LARGE),
            new Row(FLEXIBLE,    HttpMisbehaviour.STALLS_BEFORE_FIRST_BYTE, HttpFault.TIMED_OUT),
            new Row(FLEXIBLE,    HttpMisbehaviour.TRUNCATED_BODY,           HttpFault.TRUNCATED),
            new Row(FLEXIBLE,    HttpMisbehaviour.REDIRECT_TO_HTTPS,        HttpFault.REDIRECT_LOOP),
            new Row(FLEXIBLE,    HttpMisbehaviour.INTERNAL_ERROR,           HttpFault.ERROR, 500),
            new Row(FLEXIBLE,    HttpMisbehaviour.FORBIDDEN,                HttpFault.BLOCKED, 403),
            new Row(FULL,        TcpMisbehaviour.CLOSED_PORT,               TcpFault.REFUSED),
            new Row(FULL,        TcpMisbehaviour.CLOSES_AT_ONCE,            TcpFault.CLOSED),
            new Row(FULL,        TcpMisbehaviour.RESETS_AT_ONCE,            TcpFault.RESET),
            new Row(FULL,        TlsMisbehaviour.FIN_AFTER_HELLO,           TlsFault.CLOSED),
            new Row(FULL,        TlsMisbehaviour.RST_AFTER_HELLO,           TlsFault.RESET),
            new Row(FULL,        TlsMisbehaviour.SILENT,                    TlsFault.TIMED_OUT),
            new Row(FULL,        TlsMisbehaviour.PLAIN_HTTP,                TlsFault.NOT_TLS),
            new Row(FULL,        TlsMisbehaviour.ALERT_HANDSHAKE_FAILURE,   TlsFault.VERSION_OR_CIPHER_MISMATCH),
            new Row(FULL,        TlsMisbehaviour.ALERT_UNRECOGNIZED_NAME,   TlsFault.UNRECOGNIZED_NAME),
            new Row(FULL,        TlsMisbehaviour.ALERT_INTERNAL_ERROR,      TlsFault.ALERT),
            new Row(FULL,        TlsMisbehaviour.LYING_LENGTHS,             TlsFault.PROTOCOL_ERROR),
            new Row(FULL,        TlsMisbehaviour.EXPIRED,                   CertificateFault.EXPIRED),
            new Row(FULL,        TlsMisbehaviour.SELF_SIGNED,               CertificateFault.SELF_SIGNED),
            new Row(FULL_STRICT, TlsMisbehaviour.EXPIRED,                   CertificateFault.EXPIRED),
            new Row(FULL_STRICT, TlsMisbehaviour.NOT_YET_VALID,             CertificateFault.NOT_YET_VALID),
            new Row(FULL_STRICT, TlsMisbehaviour.WRONG_NAME,                CertificateFault.NAME_INVALID),
            new Row(FULL_STRICT, TlsMisbehaviour.SELF_SIGNED,               CertificateFault.SELF_SIGNED),
            new Row(FULL_STRICT, TlsMisbehaviour.UNKNOWN_ROOT,              CertificateFault.AUTHORITY_INVALID),
            new Row(FULL_STRICT, TlsMisbehaviour.MISSING_INTERMEDIATE,      CertificateFault.INCOMPLETE_CHAIN),
            new Row(FULL_STRICT, TlsMisbehaviour.FOR_CLIENTS_ONLY,          CertificateFault.INVALID));
    // spotless:on

    @ParameterizedTest
    @EnumSource(
            value = Edge.class,
            names = {"NGINX", "HAPROXY", "APACHE", "CADDY", "VARNISH"})
    void doesWhatItsTableSays(Edge edge, @TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("root.pem"), root());
        List<Row> rows = edge == Edge.VARNISH
                ? ROWS.stream().filter(row -> row.mode() == FLEXIBLE).toList()
                : ROWS;
        try (Zoo zoo = Zoo.open();
                RealEdge program = RealEdge.start(edge, folder, routes(zoo, rows))) {
            SoftAssertions all = new SoftAssertions();
            for (int i = 0; i < rows.size(); i++) {
                check(all, edge, rows.get(i), program.status("/" + rows.get(i).name(i) + "/"));
            }
            all.assertAll();
        }
    }

    private static List<EdgeRoute> routes(Zoo zoo, List<Row> rows) {
        List<EdgeRoute> routes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            routes.add(new EdgeRoute(
                    row.name(i),
                    zoo.start(row.origin()),
                    row.mode().encrypts(),
                    row.mode().checksCertificate()));
        }
        return routes;
    }

    /** Where the table has alternatives, one of them; where a page is served, no error. */
    private static void check(SoftAssertions all, Edge edge, Row row, int status) {
        EdgeVerdict verdict = edge.verdict(row.fault(), row.mode());
        List<Integer> may = new ArrayList<>(verdict.alsoSeen());
        switch (verdict.outcome()) {
            case ERROR -> may.add(verdict.status());
            case PASSED_THROUGH -> may.add(row.handedOn());
            default -> may.addAll(List.of(200, 301, 302, 308));
        }
        if (may.contains(200)) {
            // Bytes that pass as HTTP/0.9 bring no status line along.
            may.add(0);
        }
        all.assertThat(may)
                .as("%s %s %s", edge.id(), row.mode().id(), row.origin().id())
                .contains(status);
    }

    private static String root() throws Exception {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(Certificates.root().getEncoded());
        assertThat(body).isNotEmpty();
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }
}
