package dev.origindoctor.ranges.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.ranges.Cidr;
import dev.origindoctor.ranges.EdgeRanges;
import dev.origindoctor.ranges.Family;
import dev.origindoctor.ranges.FeedFormat;
import dev.origindoctor.ranges.RangeDiff;
import dev.origindoctor.ranges.RangeFile;
import dev.origindoctor.ranges.RangeList;
import dev.origindoctor.ranges.feed.Refreshed.Refused;
import dev.origindoctor.ranges.feed.Refreshed.Renewed;
import dev.origindoctor.ranges.feed.Refreshed.Unchanged;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeFeedsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final RangeList CLOUDFLARE =
            EdgeRanges.bundled().byId("cloudflare").orElseThrow();

    private FeedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FeedServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private URI serve(String path, String body, String tag) {
        return server.serve(path, body, tag, 1);
    }

    private static Refreshed refresh(RangeList list) {
        return RangeFeeds.over(HttpClient.newHttpClient(), Duration.ofSeconds(10))
                .refresh(list, TODAY)
                .join();
    }

    private static RangeList fed(RangeList list, FeedFormat format, URI... feeds) {
        return new RangeList(
                list.id(),
                list.title(),
                list.edge(),
                list.faces(),
                list.date(),
                List.of(feeds),
                format,
                list.source(),
                list.published(),
                Map.of());
    }

    private static String lines(Family family) {
        return CLOUDFLARE.published().stream()
                .filter(block -> block.family() == family)
                .map(Cidr::toString)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aNewListIsTakenAndAskedForOnlyOnce() {
        URI four = serve("/4", lines(Family.IPV4) + "\n9.9.8.0/24\n", "\"a\"");
        URI six = serve("/6", lines(Family.IPV6), "\"b\"");
        Refreshed first = refresh(fed(CLOUDFLARE, FeedFormat.LINES, four, six));
        assertThat(first).isInstanceOfSatisfying(Renewed.class, renewed -> {
            assertThat(renewed.diff().lines()).containsExactly("+ 9.9.8.0/24");
            assertThat(renewed.list().date()).isEqualTo(TODAY);
            assertThat(renewed.list().published()).hasSize(23);
            RangeList stored = RangeFile.read("f", RangeFile.write(renewed.list()));
            assertThat(stored).isEqualTo(renewed.list());
            assertThat(refresh(stored)).isInstanceOf(Unchanged.class);
        });
    }

    @Test
    void aListOfWhichOnePartIsUnchangedIsAskedForWhole() {
        URI four = serve("/4", lines(Family.IPV4), "\"a\"");
        URI six = serve("/6", lines(Family.IPV6), "\"b\"");
        RangeList known = fed(CLOUDFLARE, FeedFormat.LINES, four, six)
                .renewed(CLOUDFLARE.published(), TODAY, Map.of(four, "\"a\"", six, "\"old\""));
        assertThat(refresh(known))
                .isInstanceOfSatisfying(
                        Renewed.class,
                        renewed -> assertThat(renewed.diff().isEmpty()).isTrue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE html><title>Just a moment...</title> | a page instead of a list",
                "104.16.0.0/13 OK | line 1 is no block",
                "104.16.0.1/13 | line 1 is no block",
                "104.16.0.0/13 | blocks goes from 15 to 1",
                "LIST 10.1.0.0/16 | 10.1.0.0/16 is not a public address block",
                "LIST 2001:db8::/32 | 2001:db8::/32 is not a public",
                "LIST 64.0.0.0/2 | 64.0.0.0/2 is wider than /9",
                "LIST 0.0.0.0/0 | wider than",
                "LIST 12.0.0.0/9 | more than twice as many IPV4 addresses",
                "'' | blocks goes from 15 to 0"
            })
    void whatCannotBeMeantIsRefused(String body, String why) {
        String all = CLOUDFLARE.published().stream().map(Cidr::toString).collect(Collectors.joining("\n"));
        URI feed = serve("/ips", body.replace("LIST ", all + "\n"), "\"x\"");
        assertThat(refresh(fed(CLOUDFLARE, FeedFormat.LINES, feed)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).contains(why));
    }

    @Test
    void aJumpOfTheNumberOfBlocksIsRefused() {
        StringBuilder many = new StringBuilder(lines(Family.IPV4) + "\n" + lines(Family.IPV6) + "\n");
        for (int i = 0; i < 100; i++) {
            many.append("9.9.").append(i).append(".0/24\n");
        }
        URI feed = serve("/ips", many.toString(), "\"x\"");
        assertThat(refresh(fed(CLOUDFLARE, FeedFormat.LINES, feed)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).contains("from 15 to 115"));
    }

    @Test
    void anEndlessAnswerIsNotReadToItsEnd() {
        URI feed = server.serve("/endless", "104.16.0.0/13\n".repeat(10_000), "\"x\"", 1000);
        assertThat(refresh(fed(CLOUDFLARE, FeedFormat.LINES, feed)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).contains("longer than"));
    }

    @Test
    void anAnswerThatIsCutShortIsRefused() {
        String all = lines(Family.IPV4) + "\n" + lines(Family.IPV6);
        URI feed = server.answer("/cut", "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", all);
        assertThat(refresh(fed(CLOUDFLARE, FeedFormat.LINES, feed)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.why())
                                .startsWith(feed + ": no whole answer")
                                .doesNotContain("Exception"));
    }

    @Test
    void aFeedThatMovedIsFollowedWhereTheClientFollows() {
        URI moved = serve("/new", lines(Family.IPV4) + "\n" + lines(Family.IPV6), "\"a\"");
        URI feed = server.answer(
                "/old", "HTTP/1.1 301 Moved Permanently\r\nLocation: " + moved + "\r\nContent-Length: 0\r\n\r\n", "");
        RangeList known = fed(CLOUDFLARE, FeedFormat.LINES, feed);
        assertThat(refresh(known))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).contains("answered 301, go to " + moved));
        RangeFeeds following = RangeFeeds.over(
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build(),
                Duration.ofSeconds(10));
        assertThat(following.refresh(known, TODAY).join()).isInstanceOfSatisfying(Renewed.class, renewed -> {
            assertThat(renewed.list().tags()).containsExactly(Map.entry(feed, "\"a\""));
            assertThat(following.refresh(renewed.list(), TODAY).join()).isInstanceOf(Unchanged.class);
        });
    }

    @Test
    void aMissingFeedAndAClosedPortAreSaid() throws IOException {
        URI feed = server.at("/gone");
        assertThat(refresh(fed(CLOUDFLARE, FeedFormat.LINES, feed)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).contains("answered 404"));
        server.close();
        assertThat(refresh(fed(CLOUDFLARE, FeedFormat.LINES, feed)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo(feed + ": no connection"));
        assertThat(refresh(EdgeRanges.bundled().byId("sucuri").orElseThrow())).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FASTLY | {'addresses': ['23.235.32.0/20'], 'x': {'y': ['1']}, 'ipv6_addresses': ['2a04:4e40::/32']}",
                "GCORE | {'addresses': ['23.235.32.0/20'], 'addresses_v6': ['2a04:4e40::/32']}",
                "IMPERVA | {'ipRanges': ['23.235.32.0/20'], 'netmasks': ['255.0.0.0'], 'ipv6Ranges': ['2a04:4e40::/32'], 'res': 0}",
                "AWS_CLOUDFRONT_ORIGIN_FACING | {'syncToken': '1', 'prefixes': [{'ip_prefix': '23.235.32.0/20', 'region': 'G', 'service': 'CLOUDFRONT_ORIGIN_FACING'}, {'ip_prefix': '1.1.1.0/24', 'service': 'CLOUDFRONT'}], 'ipv6_prefixes': [{'ipv6_prefix': '2a04:4e40::/32', 'service': 'CLOUDFRONT_ORIGIN_FACING'}]}"
            })
    void everyPublishersFormIsRead(FeedFormat format, String json) {
        assertThat(FeedText.read(format, json.replace('\'', '"')))
                .extracting(Cidr::toString)
                .containsExactly("23.235.32.0/20", "2a04:4e40::/32");
    }

    @Test
    void anAllowlistIsComparedWhateverItsSyntax() {
        String nginx = """
                # 104.16.0.0/13 is commented out
                set_real_ip_from 173.245.48.0/20;
                allow 2400:cb00::/32;
                allow 192.0.2.7; # office
                deny 103.21.244.0/22;
                """;
        RangeDiff diff = RangeDiff.ofAllowlist(nginx, CLOUDFLARE);
        assertThat(diff.removed()).hasToString("192.0.2.7/32");
        assertThat(diff.added().cidrs()).hasSize(20);
        assertThat(diff.lines()).contains("+ 104.16.0.0/13", "+ 103.21.244.0/22", "- 192.0.2.7/32");
    }
}
