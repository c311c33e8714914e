package dev.origindoctor.zoo;

import static dev.origindoctor.origin.SslMode.FLEXIBLE;
import static dev.origindoctor.origin.SslMode.FULL;
import static dev.origindoctor.origin.SslMode.FULL_STRICT;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.edge.EdgeVerdict;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.taxonomy.TlsFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Real programs as edges in front of the same broken origins, cell by cell: for tests, and for the page on accuracy. */
public final class EdgeMatrix {
    /** The programs. */
    public static final List<Edge> EDGES = List.of(Edge.NGINX, Edge.HAPROXY, Edge.APACHE, Edge.CADDY, Edge.VARNISH);

    /** The origins, as each program is asked for them. */
    // spotless:off
    public static final List<Row> ROWS = List.of(
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

    private EdgeMatrix() {}

    /**
     * A broken origin.
     *
     * @param mode how the edge talks to it
     * @param origin how it is broken
     * @param fault what the edge meets
     * @param handedOn the status that an edge which hands errors on shows; 0 where there is none
     */
    public record Row(SslMode mode, Misbehaviour origin, Fault fault, int handedOn) {
        Row(SslMode mode, Misbehaviour origin, Fault fault) {
            this(mode, origin, fault, 0);
        }

        String name(int number) {
            return "r" + number + origin.id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        }

        /** Whether the edge's timers are what it meets. */
        boolean waits() {
            return fault.id().endsWith("timed_out");
        }

        /** Whether this edge can be put in front of it: Varnish asks in the clear alone. */
        boolean fits(Edge edge) {
            return edge != Edge.VARNISH || mode == FLEXIBLE;
        }
    }

    /**
     * What came of it.
     *
     * @param edge the edge in front
     * @param row the origin behind
     * @param status what the visitor really got; 0 where no status line came
     * @param recognised who answered, told from the answer alone
     */
    public record Cell(
            Edge edge, Row row, int status, @Nullable Edge recognised) {
        /** What the edge's table says. */
        public EdgeVerdict predicted() {
            return edge.verdict(row.fault(), row.mode());
        }

        /** Every status that the table allows: where a page is served, no error. */
        public List<Integer> allowed() {
            List<Integer> may = new ArrayList<>(predicted().alsoSeen());
            switch (predicted().outcome()) {
                case ERROR -> may.add(predicted().status());
                case PASSED_THROUGH -> may.add(row.handedOn());
                default -> may.addAll(List.of(200, 301, 302, 308));
            }
            if (may.contains(200)) {
                // Bytes that pass as HTTP/0.9 bring no status line along.
                may.add(0);
            }
            return may;
        }

        /** Whether what came is what the table says. */
        public boolean right() {
            return allowed().contains(status);
        }
    }

    /** Puts the program of {@code edge} in front of all origins that it fits, and asks for each. */
    public static List<Cell> of(Edge edge, Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("root.pem"), root());
        List<Row> rows = ROWS.stream().filter(row -> row.fits(edge)).toList();
        try (Zoo zoo = Zoo.open();
                RealEdge program = RealEdge.start(edge, folder, routes(zoo, rows))) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                cells.add(ask(program, edge, rows.get(i), i));
            }
            return cells;
        }
    }

    private static Cell ask(RealEdge program, Edge edge, Row row, int number) throws IOException {
        RealEdge.Answer answer = program.answer("/" + row.name(number) + "/");
        return new Cell(edge, row, answer.status(), answer.recognised());
    }

    private static List<EdgeRoute> routes(Zoo zoo, List<Row> rows) {
        List<EdgeRoute> routes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            routes.add(new EdgeRoute(
                    row.name(i),
                    zoo.start(row.origin()),
                    row.mode().encrypts(),
                    row.mode().checksCertificate(),
                    row.waits()));
        }
        return routes;
    }

    private static String root() {
        try {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(Certificates.root().getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
