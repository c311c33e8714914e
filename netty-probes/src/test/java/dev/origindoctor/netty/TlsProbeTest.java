package dev.origindoctor.netty;

import static dev.origindoctor.taxonomy.CertificateFault.AUTHORITY_INVALID;
import static dev.origindoctor.taxonomy.CertificateFault.EXPIRED;
import static dev.origindoctor.taxonomy.CertificateFault.INCOMPLETE_CHAIN;
import static dev.origindoctor.taxonomy.CertificateFault.INVALID;
import static dev.origindoctor.taxonomy.CertificateFault.NAME_INVALID;
import static dev.origindoctor.taxonomy.CertificateFault.NOT_YET_VALID;
import static dev.origindoctor.taxonomy.CertificateFault.REVOKED;
import static dev.origindoctor.taxonomy.CertificateFault.SELF_SIGNED;
import static dev.origindoctor.taxonomy.CertificateFault.WEAK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.origindoctor.observation.CertificateVerdict;
import dev.origindoctor.observation.TlsAnswer;
import dev.origindoctor.observation.TlsAsk;
import dev.origindoctor.observation.TlsObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.taxonomy.CertificateFault;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.taxonomy.TlsFault;
import dev.origindoctor.zoo.Certificates;
import dev.origindoctor.zoo.TcpMisbehaviour;
import dev.origindoctor.zoo.TlsMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of being wrong about TLS has an answer of its own. */
class TlsProbeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Set<TlsMisbehaviour> STALLING =
            EnumSet.of(TlsMisbehaviour.SILENT, TlsMisbehaviour.TRUNCATED_RECORD_STALLS, TlsMisbehaviour.BYTE_A_SECOND);
    private static final Map<TlsMisbehaviour, CompletableFuture<TlsObservation>> HANDSHAKES =
            new EnumMap<>(TlsMisbehaviour.class);
    private static final Map<TlsMisbehaviour, CompletableFuture<TlsObservation>> HELLOS =
            new EnumMap<>(TlsMisbehaviour.class);

    private static Zoo zoo;
    private static NettyProbes probes;

    @BeforeAll
    static void open() {
        zoo = Zoo.open();
        probes = probes(NettyProbes.builder()).build();
        // The first handshake of a process loads much; deadlines are for what comes after.
        probes.handshake(ask(zoo.start(TlsMisbehaviour.HEALTHY)), Deadline.after(Duration.ofSeconds(20)))
                .join();
        // Whoever waits for nothing does so while the others are asked.
        for (TlsMisbehaviour stalling : STALLING) {
            TlsAsk ask = ask(zoo.start(stalling));
            HANDSHAKES.put(stalling, probes.handshake(ask, Deadline.after(PATIENCE)));
            HELLOS.put(stalling, probes.hello(ask, Deadline.after(PATIENCE)));
        }
    }

    @AfterAll
    static void close() {
        probes.close();
        zoo.close();
    }

    private static NettyProbes.Builder probes(NettyProbes.Builder builder) {
        return builder.targetPolicy(TargetPolicy.everything()).trust(List.of(Certificates.root()));
    }

    private static TlsAsk ask(Endpoint endpoint) {
        return TlsAsk.asEdge(endpoint, Certificates.NAME);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                row(TlsMisbehaviour.HEALTHY, null, "version=TLSv1.3"),
                row(TlsMisbehaviour.HEALTHY_RSA, null, "version=TLSv1.3"),
                row(TlsMisbehaviour.ONLY_TLS_1_2, null, "version=TLSv1.2"),
                row(TlsMisbehaviour.ONLY_TLS_1_3, null, "version=TLSv1.3"),
                row(TlsMisbehaviour.EXPIRED, EXPIRED),
                row(TlsMisbehaviour.NOT_YET_VALID, NOT_YET_VALID),
                row(TlsMisbehaviour.WRONG_NAME, NAME_INVALID),
                row(TlsMisbehaviour.COMMON_NAME_ONLY, NAME_INVALID),
                row(TlsMisbehaviour.SELF_SIGNED, SELF_SIGNED),
                row(TlsMisbehaviour.UNKNOWN_ROOT, AUTHORITY_INVALID),
                row(TlsMisbehaviour.MISSING_INTERMEDIATE, INCOMPLETE_CHAIN),
                row(TlsMisbehaviour.STAPLED_GOOD, null, "stapled=good"),
                row(TlsMisbehaviour.REVOKED_STAPLED, REVOKED, "stapled=revoked"),
                row(TlsMisbehaviour.WEAK_RSA_1024, WEAK),
                row(TlsMisbehaviour.SHA1, WEAK),
                row(TlsMisbehaviour.FOR_CLIENTS_ONLY, INVALID),
                row(TlsMisbehaviour.FOR_SIGNING_LISTS_ONLY, INVALID),
                row(TlsMisbehaviour.ISSUED_BY_LEAF, INVALID),
                row(TlsMisbehaviour.THREE_DEFECTS, EXPIRED, "defects=3"),
                row(TlsMisbehaviour.CLIENT_CERTIFICATE_TLS_1_2, TlsFault.BAD_CLIENT_AUTH_CERT, "asked=true"),
                row(TlsMisbehaviour.CLIENT_CERTIFICATE_TLS_1_3, TlsFault.BAD_CLIENT_AUTH_CERT, "asked=true"),
                row(TlsMisbehaviour.CLIENT_CERTIFICATE_WISHED_TLS_1_2, null, "asked=true"),
                row(TlsMisbehaviour.CLIENT_CERTIFICATE_WISHED_TLS_1_3, null, "asked=true"),
                row(TlsMisbehaviour.ONLY_SSL_3, TlsFault.VERSION_OR_CIPHER_MISMATCH, "accepts=SSLv3"),
                row(TlsMisbehaviour.ONLY_TLS_1_0, TlsFault.VERSION_OR_CIPHER_MISMATCH, "alert=70", "accepts=TLSv1"),
                row(TlsMisbehaviour.ONLY_TLS_1_1, TlsFault.VERSION_OR_CIPHER_MISMATCH, "accepts=TLSv1.1"),
                row(TlsMisbehaviour.NAME_REQUIRED, null),
                row(TlsMisbehaviour.NAME_REFUSED, TlsFault.UNRECOGNIZED_NAME, "accepts=without_server_name"),
                row(TlsMisbehaviour.ONLY_HTTP_1_0_BY_ALPN, TlsFault.ALERT, "alert=120", "accepts=without_alpn"),
                row(TlsMisbehaviour.ALERT_HANDSHAKE_FAILURE, TlsFault.VERSION_OR_CIPHER_MISMATCH, "alert=40"),
                row(TlsMisbehaviour.ALERT_BAD_CERTIFICATE, TlsFault.ALERT, "alert=42"),
                row(TlsMisbehaviour.ALERT_UNKNOWN_CA, TlsFault.ALERT, "alert=48"),
                row(TlsMisbehaviour.ALERT_ACCESS_DENIED, TlsFault.ALERT, "alert=49"),
                row(TlsMisbehaviour.ALERT_PROTOCOL_VERSION, TlsFault.VERSION_OR_CIPHER_MISMATCH, "alert=70"),
                row(TlsMisbehaviour.ALERT_INSUFFICIENT_SECURITY, TlsFault.VERSION_OR_CIPHER_MISMATCH, "alert=71"),
                row(TlsMisbehaviour.ALERT_INTERNAL_ERROR, TlsFault.ALERT, "alert=80"),
                row(TlsMisbehaviour.ALERT_INAPPROPRIATE_FALLBACK, TlsFault.ALERT, "alert=86"),
                row(TlsMisbehaviour.ALERT_UNRECOGNIZED_NAME, TlsFault.UNRECOGNIZED_NAME, "alert=112"),
                row(TlsMisbehaviour.ALERT_CERTIFICATE_REQUIRED, TlsFault.BAD_CLIENT_AUTH_CERT, "alert=116"),
                row(TlsMisbehaviour.ALERT_NO_APPLICATION_PROTOCOL, TlsFault.ALERT, "alert=120"),
                row(TlsMisbehaviour.PLAIN_HTTP, TlsFault.NOT_TLS, "speaks=http"),
                row(TlsMisbehaviour.PLAIN_HTTP_PAGE, TlsFault.NOT_TLS, "speaks=http"),
                row(TlsMisbehaviour.SSH, TlsFault.NOT_TLS, "speaks=ssh"),
                row(TlsMisbehaviour.SMTP, TlsFault.NOT_TLS, "speaks=smtp"),
                row(TlsMisbehaviour.FTP, TlsFault.NOT_TLS, "speaks=ftp"),
                row(TlsMisbehaviour.IMAP, TlsFault.NOT_TLS, "speaks=imap"),
                row(TlsMisbehaviour.POP3, TlsFault.NOT_TLS, "speaks=pop3"),
                row(TlsMisbehaviour.MYSQL, TlsFault.NOT_TLS, "speaks=mysql"),
                row(TlsMisbehaviour.PROXY_HEADER, TlsFault.NOT_TLS, "speaks=proxy"),
                row(TlsMisbehaviour.HOSTILE_BANNER, TlsFault.NOT_TLS, "speaks=unknown"),
                row(TlsMisbehaviour.GARBAGE, TlsFault.NOT_TLS, "speaks=unknown"),
                row(TlsMisbehaviour.SILENT, TlsFault.TIMED_OUT),
                row(TlsMisbehaviour.FIN_AT_ONCE, TcpFault.CLOSED),
                row(TlsMisbehaviour.RST_AT_ONCE, TcpFault.RESET),
                row(TlsMisbehaviour.FIN_AFTER_HELLO, TlsFault.CLOSED, "ended=fin"),
                row(TlsMisbehaviour.RST_AFTER_HELLO, TlsFault.RESET, "ended=rst"),
                row(TlsMisbehaviour.TRUNCATED_RECORD, TlsFault.PROTOCOL_ERROR, "ended=fin"),
                row(TlsMisbehaviour.TRUNCATED_RECORD_STALLS, TlsFault.TIMED_OUT),
                row(TlsMisbehaviour.TRUNCATED_RECORD_RESETS, TlsFault.RESET, "ended=rst"),
                row(TlsMisbehaviour.WARNING_UNRECOGNIZED_NAME, TlsFault.UNRECOGNIZED_NAME),
                row(TlsMisbehaviour.CLOSE_NOTIFY, TlsFault.CLOSED),
                row(TlsMisbehaviour.LYING_LENGTHS, TlsFault.PROTOCOL_ERROR),
                row(TlsMisbehaviour.GARBAGE_AFTER_HELLO, TlsFault.PROTOCOL_ERROR),
                row(TlsMisbehaviour.GIANT_CHAIN, TlsFault.PROTOCOL_ERROR),
                row(TlsMisbehaviour.LONG_CHAIN, CertificateFault.INCOMPLETE_CHAIN),
                row(TlsMisbehaviour.GIANT_MESSAGE, TlsFault.PROTOCOL_ERROR),
                row(TlsMisbehaviour.BYTE_A_SECOND, TlsFault.TIMED_OUT),
                row(TlsMisbehaviour.ENDLESS_RECORDS, TlsFault.PROTOCOL_ERROR),
                row(TlsMisbehaviour.ENDLESS_EMPTY_RECORDS, TlsFault.PROTOCOL_ERROR),
                row(TlsMisbehaviour.ENDLESS_WARNINGS, TlsFault.PROTOCOL_ERROR));
    }

    private static Arguments row(TlsMisbehaviour misbehaviour, @Nullable Fault fault, String... details) {
        return Arguments.of(misbehaviour, fault, List.of(details));
    }

    @Test
    void everyMisbehaviourHasItsRow() {
        Set<Object> rows = table().map(row -> row.get()[0]).collect(Collectors.toSet());
        assertThat(rows).containsExactlyInAnyOrder((Object[]) TlsMisbehaviour.values());
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("table")
    void handshakeTells(TlsMisbehaviour misbehaviour, @Nullable Fault fault, List<String> details) {
        TlsObservation seen = STALLING.contains(misbehaviour)
                ? HANDSHAKES.get(misbehaviour).join()
                : probes.handshake(ask(zoo.start(misbehaviour)), Deadline.after(AMPLE))
                        .join();

        assertThat(seen.fault()).as(seen.toString()).isEqualTo(fault);
        assertThat(told(seen.answer())).as(seen.toString()).containsAll(details);
        assertThat(seen.timing().took()).isLessThan(AMPLE);
        assertThat(seen.facts().toString()).doesNotMatch("(?s).*[\\p{Cntrl}<>].*");
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @MethodSource("table")
    void helloTellsTheSame(TlsMisbehaviour misbehaviour, @Nullable Fault fault, List<String> details) {
        TlsObservation seen = STALLING.contains(misbehaviour)
                ? HELLOS.get(misbehaviour).join()
                : probes.hello(ask(zoo.start(misbehaviour)), Deadline.after(AMPLE))
                        .join();

        assertThat(seen.fault()).as(seen.toString()).isEqualTo(fault);
        assertThat(told(seen.answer()))
                .as(seen.toString())
                .containsAll(details.stream()
                        .filter(detail -> !detail.startsWith("version=") && !detail.startsWith("stapled="))
                        .toList());
    }

    @Test
    void cloudflareTakesTheCommonNameAndABrowserDoesNot() {
        TlsObservation seen = handshake(zoo.start(TlsMisbehaviour.COMMON_NAME_ONLY));

        assertThat(seen.answer().verdicts())
                .extracting(CertificateVerdict::judge, CertificateVerdict::defects)
                .containsExactly(tuple("browser", List.of(NAME_INVALID)), tuple("cloudflare", List.of()));
    }

    @Test
    void whatAServerShowedIsKeptAlsoWhereTheHandshakeFails() {
        for (TlsMisbehaviour misbehaviour :
                List.of(TlsMisbehaviour.CLIENT_CERTIFICATE_TLS_1_2, TlsMisbehaviour.ONLY_TLS_1_0)) {
            TlsAnswer answer = handshake(zoo.start(misbehaviour)).answer();

            assertThat(answer.chain()).as(misbehaviour.id()).hasSize(2);
            assertThat(answer.verdicts()).as(misbehaviour.id()).allMatch(CertificateVerdict::trusted);
        }
    }

    @Test
    void theClockThatIsHandedInDecides() {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(200));
        try (NettyProbes tomorrow = probes(NettyProbes.builder().clock(later)).build()) {
            TlsObservation seen = tomorrow.handshake(
                            ask(zoo.start(TlsMisbehaviour.HEALTHY)), Deadline.after(Duration.ofSeconds(10)))
                    .join();

            assertThat(seen.fault()).isEqualTo(EXPIRED);
        }
    }

    @Test
    void withoutTheZoosRootItsCertificatesAreUnknown() {
        try (NettyProbes stranger =
                NettyProbes.builder().targetPolicy(TargetPolicy.everything()).build()) {
            TlsObservation seen = stranger.handshake(
                            ask(zoo.start(TlsMisbehaviour.HEALTHY)), Deadline.after(Duration.ofSeconds(10)))
                    .join();

            assertThat(seen.fault()).isEqualTo(AUTHORITY_INVALID);
        }
    }

    @Test
    void anExperimentAsksOneThingOnly() {
        Endpoint endpoint = zoo.start(TlsMisbehaviour.ONLY_TLS_1_1);

        TlsObservation capped = handshake(ask(endpoint).cappedAt("TLSv1.2"));
        TlsObservation older = handshake(ask(endpoint).cappedAt("TLSv1.1"));

        assertThat(capped.fault()).isEqualTo(TlsFault.VERSION_OR_CIPHER_MISMATCH);
        assertThat(capped.answer().alsoAccepts()).isEmpty();
        assertThat(older.fault()).isNull();
        assertThat(older.answer().version()).isEqualTo("TLSv1.1");
    }

    @Test
    void theServersChoiceOfProtocolIsSeen() {
        Endpoint endpoint = zoo.start(TlsMisbehaviour.HEALTHY);

        assertThat(handshake(ask(endpoint).offering(List.of())).answer().protocol())
                .isNull();
    }

    @Test
    void aHostileBannerIsHarmless() {
        String banner = String.valueOf(
                handshake(zoo.start(TlsMisbehaviour.HOSTILE_BANNER)).answer().banner());

        assertThat(banner).contains("owned").doesNotMatch("(?s).*[\\p{Cntrl}<>].*");
    }

    @Test
    void misuseIsToldAtOnce() {
        Endpoint endpoint = new Endpoint(InetAddress.getLoopbackAddress(), 9);
        Deadline deadline = Deadline.after(PATIENCE);

        assertThatThrownBy(() -> probes.handshake(TlsAsk.asEdge(endpoint, "no host"), deadline))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("host:");
        assertThatThrownBy(() -> probes.hello(TlsAsk.asEdge(endpoint, "a\u0007b"), deadline))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> probes.handshake(ask(endpoint).cappedAt("TLSv9"), deadline))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("newest:");
        assertThatThrownBy(() -> probes.handshake(ask(endpoint).offering(List.of("h 2")), deadline))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("alpn:");
    }

    @Test
    void whereNobodyListensTheFaultIsTheConnections() {
        Endpoint closed = zoo.start(TcpMisbehaviour.CLOSED_PORT);

        assertThat(handshake(ask(closed)).fault()).isEqualTo(TcpFault.REFUSED);
        assertThat(probes.hello(ask(closed), Deadline.after(AMPLE)).join().fault())
                .isEqualTo(TcpFault.REFUSED);
    }

    @Test
    void cancellingEndsTheConnection() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Endpoint endpoint = new Endpoint(server.getInetAddress(), server.getLocalPort());
            CompletableFuture<TlsObservation> probe =
                    probes.handshake(ask(endpoint), Deadline.after(Duration.ofSeconds(30)));
            try (Socket accepted = server.accept()) {
                accepted.setSoTimeout(5_000);
                assertThat(accepted.getInputStream().read()).isEqualTo(22);
                probe.cancel(false);
                assertThat(drained(accepted)).isTrue();
            }
        }
    }

    private static boolean drained(Socket accepted) throws IOException {
        try {
            accepted.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            // Reset: ended too.
            return true;
        }
    }

    private static TlsObservation handshake(Endpoint endpoint) {
        return handshake(ask(endpoint));
    }

    private static TlsObservation handshake(TlsAsk ask) {
        return probes.handshake(ask, Deadline.after(AMPLE)).join();
    }

    private static List<String> told(TlsAnswer answer) {
        return Stream.concat(
                        Stream.of(
                                "version=" + answer.version(),
                                "asked=" + answer.clientCertificateAsked(),
                                "alert=" + answer.alert(),
                                "speaks=" + answer.plainText(),
                                "ended=" + answer.endedBy(),
                                "stapled=" + answer.stapled(),
                                "defects="
                                        + answer.verdicts().stream()
                                                .limit(1)
                                                .mapToInt(verdict ->
                                                        verdict.defects().size())
                                                .sum()),
                        answer.alsoAccepts().stream().map(accepted -> "accepts=" + accepted))
                .toList();
    }
}
