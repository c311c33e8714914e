package dev.origindoctor.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.observation.Fact;
import dev.origindoctor.observation.HttpAnswer;
import dev.origindoctor.observation.HttpAsk;
import dev.origindoctor.observation.HttpObservation;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.HttpFault;
import dev.origindoctor.taxonomy.LocalFault;
import dev.origindoctor.taxonomy.TcpFault;
import dev.origindoctor.zoo.HttpMisbehaviour;
import dev.origindoctor.zoo.TcpMisbehaviour;
import dev.origindoctor.zoo.Zoo;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class HttpProbeTest {
    private static final HostName HOST = HostName.of("shop.example");
    private static final Duration BUDGET = Duration.ofMillis(700);
    private static final Duration AMPLE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final EnumSet<HttpMisbehaviour> STALLING = EnumSet.of(
            HttpMisbehaviour.STALLS_BEFORE_FIRST_BYTE,
            HttpMisbehaviour.STALLS_IN_HEAD,
            HttpMisbehaviour.STALLS_IN_BODY,
            HttpMisbehaviour.DRIPS_HEAD);
    private static final Map<HttpMisbehaviour, CompletableFuture<HttpObservation>> DIRECT =
            new EnumMap<>(HttpMisbehaviour.class);
    private static final Map<HttpMisbehaviour, CompletableFuture<HttpObservation>> FOR_VISITORS =
            new EnumMap<>(HttpMisbehaviour.class);
    private static Zoo zoo;
    private static NettyProbes probes;

    @BeforeAll
    static void open() {
        zoo = Zoo.open();
        probes = NettyProbes.builder().targetPolicy(TargetPolicy.everything()).build();
        for (HttpMisbehaviour behaviour : EnumSet.complementOf(STALLING)) {
            start(behaviour, AMPLE);
        }
        DIRECT.values().forEach(CompletableFuture::join);
        FOR_VISITORS.values().forEach(CompletableFuture::join);
        // These wait together, and when nobody keeps the event loop from being on time.
        STALLING.forEach(behaviour -> start(behaviour, PATIENCE));
    }

    private static void start(HttpMisbehaviour behaviour, Duration budget) {
        HttpAsk ask = ask(behaviour);
        DIRECT.put(behaviour, probes.request(ask, Deadline.after(budget)));
        FOR_VISITORS.put(behaviour, probes.request(ask.forVisitorOnHttps(), Deadline.after(budget)));
    }

    @AfterAll
    static void close() {
        probes.close();
        zoo.close();
    }

    // spotless:off
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", delimiter = '|', value = {
            "HEALTHY_PAGE              | -                      | 200 | -                          | -",
            "HEALTHY_CHUNKED           | -                      | 200 | -                          | -",
            "HEALTHY_UNTIL_CLOSE       | -                      | 200 | -                          | -",
            "HEALTHY_NO_CONTENT        | -                      | 204 | -                          | -",
            "HEALTHY_AFTER_EARLY_HINTS | -                      | 200 | -                          | -",
            "HEALTHY_EVENT_STREAM      | -                      | 200 | -                          | -",
            "FOLDED_HEADER             | -                      | 200 | -                          | obsolete_folding",
            "BARE_LINE_FEEDS           | -                      | 200 | -                          | bare_line_feed",
            "REDIRECT_TO_HTTPS         | -                      | 301 | -                          | -",
            "REDIRECT_UNLESS_FORWARDED | -                      | 301 | -                          | -",
            "REDIRECT_TO_ITSELF        | http.redirect_loop     | 301 | -                          | -",
            "REDIRECT_IN_A_CIRCLE      | http.redirect_loop     | 301 | -                          | -",
            "REDIRECT_UNTIL_COOKIE     | -                      | 301 | -                          | -",
            "REDIRECT_FOR_EVER         | http.redirect_loop     | 301 | -                          | -",
            "EMPTY_RESPONSE            | http.empty_response    | -   | -                          | -",
            "RESET_BEFORE_BYTES        | http.reset             | -   | -                          | -",
            "RESET_IN_HEAD             | http.reset             | 200 | -                          | -",
            "RESET_IN_BODY             | http.truncated         | 200 | -                          | -",
            "GARBAGE                   | http.protocol.error    | -   | -                          | not_http",
            "SSH_BANNER                | http.protocol.error    | -   | -                          | not_http",
            "SMTP_BANNER               | http.protocol.error    | -   | -                          | not_http",
            "HTTP_0_9                  | http.protocol.error    | -   | -                          | http_0_9",
            "HTTP_2_FRAMES             | http.protocol.error    | -   | -                          | http_2_spoken",
            "TLS_ALERT                 | http.protocol.error    | -   | tls_expected               | tls_record",
            "BAD_STATUS_LINE           | http.protocol.error    | -   | -                          | bad_status_line",
            "UNKNOWN_VERSION           | http.protocol.error    | -   | -                          | bad_status_line",
            "ILLEGAL_HEADER_NAME       | http.protocol.error    | 200 | -                          | illegal_header_name",
            "HEADER_WITHOUT_COLON      | http.protocol.error    | 200 | -                          | header_without_colon",
            "NUL_IN_HEADER             | http.protocol.error    | 200 | -                          | illegal_header_value",
            "DOUBLE_CONTENT_LENGTH     | http.protocol.error    | 200 | -                          | conflicting_content_length",
            "BAD_CONTENT_LENGTH        | http.protocol.error    | 200 | -                          | bad_content_length",
            "BAD_CHUNK_SIZE            | http.protocol.error    | 200 | -                          | bad_chunk_size",
            "BAD_CHUNK_END             | http.protocol.error    | 200 | -                          | bad_chunk_end",
            "UNASKED_UPGRADE           | http.protocol.error    | 101 | -                          | unasked_upgrade",
            "TRUNCATED_HEAD            | http.protocol.error    | 200 | -                          | head_cut_short",
            "TRUNCATED_BODY            | http.truncated         | 200 | -                          | -",
            "TRUNCATED_CHUNKS          | http.truncated         | 200 | -                          | -",
            "STALLS_BEFORE_FIRST_BYTE  | http.timed_out         | -   | -                          | -",
            "STALLS_IN_HEAD            | http.timed_out         | 200 | -                          | -",
            "STALLS_IN_BODY            | http.timed_out         | 200 | -                          | -",
            "DRIPS_HEAD                | http.timed_out         | -   | -                          | -",
            "ENDLESS_HEADERS           | http.headers_too_large | 200 | -                          | -",
            "ENDLESS_INTERIM           | http.protocol.error    | 100 | -                          | endless_interim_answers",
            "ENDLESS_BODY              | -                      | 200 | -                          | -",
            "ENDLESS_CHUNK_LINE        | http.protocol.error    | 200 | -                          | bad_chunk_size",
            "GIANT_HEADER              | http.headers_too_large | 200 | -                          | -",
            "LARGE_HEADER              | -                      | 200 | -                          | -",
            "MANY_HEADERS              | -                      | 200 | -                          | -",
            "GZIP_BOMB                 | http.error             | 403 | -                          | -",
            "BROKEN_GZIP               | http.protocol.error    | 200 | -                          | broken_content_coding",
            "TERMINAL_ESCAPES          | http.error             | 500 | -                          | -",
            "SCRIPT_IN_BODY            | http.error             | 500 | -                          | -",
            "FORBIDDEN                 | http.error             | 403 | -                          | -",
            "NOT_FOUND                 | http.error             | 404 | -                          | -",
            "TOO_MANY_REQUESTS         | http.error             | 429 | rate_limit                 | -",
            "INTERNAL_ERROR            | http.error             | 500 | -                          | -",
            "BAD_GATEWAY               | http.error             | 502 | -                          | -",
            "UNAVAILABLE               | http.error             | 503 | -                          | -",
            "GATEWAY_TIMEOUT           | http.error             | 504 | -                          | -",
            "MODSECURITY_406           | http.blocked           | 406 | modsecurity                | -",
            "MODSECURITY_HEADER        | http.blocked           | 403 | modsecurity                | -",
            "CORE_RULE_SET             | http.blocked           | 403 | modsecurity_crs            | -",
            "WORDFENCE_BLOCK           | http.blocked           | 503 | wordfence                  | -",
            "WORDFENCE_FIREWALL        | http.blocked           | 403 | wordfence                  | -",
            "SOLID_SECURITY            | http.blocked           | 403 | solid_security             | -",
            "ITHEMES_SECURITY          | http.blocked           | 403 | solid_security             | -",
            "ALL_IN_ONE_SECURITY       | http.blocked           | 403 | all_in_one_security        | -",
            "IMUNIFY360_JSON           | http.blocked           | 415 | imunify360                 | -",
            "IMUNIFY360_WEBSHIELD      | http.blocked           | 200 | imunify360                 | -",
            "FAIL2BAN_PAGE             | http.blocked           | 403 | fail2ban                   | -",
            "CSF_MESSENGER             | http.blocked           | 403 | csf                        | -",
            "CLOUDFLARE_CHALLENGE      | http.blocked           | 403 | cloudflare_challenge       | -",
            "SUCURI                    | http.blocked           | 403 | sucuri                     | -",
            "SITEGROUND                | http.blocked           | 202 | siteground_captcha         | -",
            "GENERIC_BLOCK             | http.blocked           | 403 | generic                    | -",
            "NOT_ACCEPTABLE            | http.blocked           | 406 | generic                    | -",
            "TLS_EXPECTED_NGINX        | http.error             | 400 | tls_expected               | -",
            "TLS_EXPECTED_APACHE       | http.error             | 400 | tls_expected               | -",
            "TLS_EXPECTED_GO           | http.error             | 400 | tls_expected               | -",
            "CLIENT_CERTIFICATE_NGINX  | http.error             | 400 | client_certificate_required | -",
            "PROXY_PROTOCOL_EXPECTED   | http.empty_response    | -   | -                          | -",
            "PROXY_PROTOCOL_UNEXPECTED | -                      | 200 | -                          | -",
    })
    // spotless:on
    void everyBehaviourHasItsAnswer(
            HttpMisbehaviour behaviour,
            @Nullable String fault,
            @Nullable Integer status,
            @Nullable String recognised,
            @Nullable String malformed)
            throws Exception {
        HttpObservation seen = known(DIRECT, behaviour);

        assertThat(seen.seenFault().map(Fault::id).orElse(null)).as("fault").isEqualTo(fault);
        assertThat(seen.answer().status()).as("status").isEqualTo(status);
        assertThat(seen.answer().recognised()).as("recognised").isEqualTo(recognised);
        assertThat(seen.answer().malformed()).as("malformed").isEqualTo(malformed);
        assertThat(seen.timing().took()).isLessThan(AMPLE);
    }

    private static HttpObservation known(
            Map<HttpMisbehaviour, CompletableFuture<HttpObservation>> answers, HttpMisbehaviour behaviour)
            throws Exception {
        return Objects.requireNonNull(answers.get(behaviour)).get(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatLeavesCanHarm(HttpMisbehaviour behaviour) throws Exception {
        HttpObservation seen = known(FOR_VISITORS, behaviour);

        assertThat(texts(seen))
                .allSatisfy(text -> assertThat(text.chars())
                        .as(text)
                        .noneMatch(c -> (Character.isISOControl(c) && c != '\n' && c != '\t')
                                || "<>".indexOf(c) >= 0
                                || Character.getType(c) == Character.FORMAT));
        assertThat(seen.answer().bodyStart()).hasSizeLessThanOrEqualTo(16 * 1024);
        assertThat(seen.answer().headers()).hasSizeLessThanOrEqualTo(128);
    }

    private static List<String> texts(HttpObservation seen) {
        HttpAnswer answer = seen.answer();
        return Stream.of(
                        Stream.of(answer.bodyStart(), String.valueOf(answer.protocol())),
                        answer.headers().stream().flatMap(field -> Stream.of(field.name(), field.value())),
                        answer.redirects().stream(),
                        seen.facts().stream().map(Fact::value))
                .flatMap(all -> all)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "REDIRECT_TO_HTTPS,         http.redirect_loop, https://shop.example/a",
        "REDIRECT_UNLESS_FORWARDED, ,",
        "REDIRECT_UNTIL_COOKIE,     ,                   /",
    })
    void anEdgeThatAsksInTheClearSeesTheLoop(HttpMisbehaviour behaviour, @Nullable String fault, @Nullable String to)
            throws Exception {
        HttpObservation seen = get(ask(behaviour, "/a").forVisitorOnHttps(), AMPLE);

        assertThat(seen.seenFault().map(Fault::id).orElse(null)).isEqualTo(fault);
        assertThat(seen.answer().redirects()).isEqualTo(to == null ? List.of() : List.of(to));
    }

    @Test
    void theHeadIsMeasured() throws Exception {
        assertThat(get(ask(HttpMisbehaviour.LARGE_HEADER), AMPLE).answer().headBytes())
                .isBetween(140_000, 142_000);
        assertThat(get(ask(HttpMisbehaviour.MANY_HEADERS), AMPLE).answer().headLines())
                .isEqualTo(302);
        assertThat(get(ask(HttpMisbehaviour.GIANT_HEADER), AMPLE).answer().headBytes())
                .isEqualTo(256 * 1024 + 1);
    }

    @Test
    void theProxyHeaderExperimentTellsWhoExpectsOne() throws Exception {
        assertThat(lacksProxyHeader(HttpMisbehaviour.PROXY_PROTOCOL_EXPECTED)).isTrue();
        assertThat(lacksProxyHeader(HttpMisbehaviour.PROXY_PROTOCOL_UNEXPECTED)).isFalse();
        assertThat(lacksProxyHeader(HttpMisbehaviour.EMPTY_RESPONSE)).isFalse();
    }

    private static boolean lacksProxyHeader(HttpMisbehaviour behaviour) throws Exception {
        HttpAsk plain = ask(behaviour);
        return get(plain, AMPLE).lacksProxyHeader(get(plain.withProxyHeader(), AMPLE));
    }

    @Test
    void aConnectionThatFailsKeepsItsOwnFault() throws Exception {
        HttpAsk ask = HttpAsk.of(zoo.start(TcpMisbehaviour.CLOSED_PORT), Scheme.HTTP, HOST, "/");

        assertThat(get(ask, AMPLE).fault()).isEqualTo(TcpFault.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"ACCEPTS, tls.timed_out", "CLOSES_AT_ONCE, tcp.closed", "SPEAKS_FIRST, tls.not_tls"})
    void aHandshakeThatFailsKeepsItsOwnFault(TcpMisbehaviour behaviour, String fault) throws Exception {
        HttpAsk ask = HttpAsk.of(zoo.start(behaviour), Scheme.HTTPS, HOST, "/");

        assertThat(get(ask, behaviour == TcpMisbehaviour.ACCEPTS ? PATIENCE : AMPLE)
                        .seenFault()
                        .map(Fault::id))
                .contains(fault);
    }

    @Test
    void firstByteAndWholeAreTimed() throws Exception {
        HttpObservation seen = known(DIRECT, HttpMisbehaviour.STALLS_IN_BODY);

        assertThat(seen.answer().firstByte()).isLessThan(seen.timing().took());
        assertThat(seen.timing().took()).isGreaterThan(PATIENCE.dividedBy(2));
        assertThat(known(DIRECT, HttpMisbehaviour.STALLS_BEFORE_FIRST_BYTE)
                        .answer()
                        .firstByte())
                .isNull();
    }

    @Test
    void cancellingLeavesNoDescriptor() throws Exception {
        HttpAsk ask = ask(HttpMisbehaviour.STALLS_IN_BODY);
        get(ask);
        for (HttpMisbehaviour behaviour : HttpMisbehaviour.values()) {
            known(DIRECT, behaviour);
            known(FOR_VISITORS, behaviour);
        }
        long before = Descriptors.open();
        CompletableFuture<HttpObservation> answer = probes.request(ask, Deadline.after(Duration.ofSeconds(20)));
        answer.cancel(true);
        Descriptors.awaitAtMost(before);
    }

    @Test
    void closingEndsWhatIsUnderWay() throws Exception {
        NettyProbes own =
                NettyProbes.builder().targetPolicy(TargetPolicy.everything()).build();
        HttpAsk ask = ask(HttpMisbehaviour.STALLS_BEFORE_FIRST_BYTE);
        CompletableFuture<HttpObservation> answer = own.request(ask, Deadline.after(Duration.ofSeconds(20)));
        own.close();
        assertThat(answer.get(20, TimeUnit.SECONDS).fault()).isEqualTo(LocalFault.CANCELLED);
    }

    /** The kernel accepts for a server that is busy, so that it is the page that is late. */
    @Test
    void aServerThatIsSlowToAcceptIsLateWithItsFirstByte() throws Exception {
        HttpObservation seen = get(HttpAsk.of(zoo.start(TcpMisbehaviour.SLOW_ACCEPT), Scheme.HTTP, HOST, "/"), AMPLE);

        assertThat(seen.fault()).isNull();
        assertThat(seen.answer().firstByte()).isGreaterThan(Duration.ofMillis(500));
    }

    @Test
    void aRequestGoesOutAsAnEdgeWouldSendIt() {
        HttpAsk ask =
                HttpAsk.of(new Endpoint(java.net.InetAddress.getLoopbackAddress(), 8080), Scheme.HTTP, HOST, "/a?b");

        assertThat(HttpRequestText.of(ask.forVisitorOnHttps(), "a=1"))
                .isEqualTo("GET /a?b HTTP/1.1\r\nHost: shop.example\r\nUser-Agent: origin-doctor\r\nAccept: */*\r\n"
                        + "Accept-Encoding: identity\r\nX-Forwarded-Proto: https\r\nCookie: a=1\r\n"
                        + "Connection: close\r\n\r\n");
    }

    private static HttpAsk ask(HttpMisbehaviour behaviour) {
        return ask(behaviour, "/");
    }

    private static HttpAsk ask(HttpMisbehaviour behaviour, String path) {
        return HttpAsk.of(zoo.start(behaviour), Scheme.HTTP, HOST, path);
    }

    private static HttpObservation get(HttpAsk ask) throws Exception {
        return get(ask, BUDGET);
    }

    private static HttpObservation get(HttpAsk ask, Duration budget) throws Exception {
        return probes.request(ask, Deadline.after(budget)).get(20, TimeUnit.SECONDS);
    }

    @Test
    void everyBehaviourIsInTheTable() throws Exception {
        String[] rows = HttpProbeTest.class
                .getDeclaredMethod(
                        "everyBehaviourHasItsAnswer",
                        HttpMisbehaviour.class,
                        String.class,
                        Integer.class,
                        String.class,
                        String.class)
                .getAnnotation(CsvSource.class)
                .value();

        assertThat(Stream.of(rows).map(row -> row.split("\\|", 2)[0].trim()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(HttpMisbehaviour.values()).map(Enum::name).toList());
        assertThat(HttpFault.values())
                .allSatisfy(fault -> assertThat(String.join("\n", rows)).contains(fault.id()));
    }
}
