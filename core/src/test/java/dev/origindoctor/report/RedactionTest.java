package dev.origindoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.edge.Edge;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Documents with a secret in every place that a secret can get into. */
class RedactionTest {
    private static final String PLANTED = """
            {"schema": "origin-doctor/diagnosis/1",
             "origin": {"host": "xn--bckerei-mller-8hb97a.example", "port": 8443, "scheme": "https",
               "path": "/reset?token=tok3n", "addresses": ["203.0.113.10", "[2001:db8:77::1]:8443"],
               "edge": "cloudflare", "sslMode": "full"},
             "observations": [
               {"kind": "tls", "address": "203.0.113.10", "port": 8443, "serverName": "xn--bckerei-mller-8hb97a.example",
                "fault": null,
                "chain": [{"subject": "CN=bob.internal.example,emailAddress=bob@corp.example,O=Bob Ltd",
                  "issuer": "CN=Bob CA", "names": ["bob.internal.example", "*.corp.example", "203.0.113.11"],
                  "sha256": "abcd"}]},
               {"kind": "http", "address": "2001:db8:77::1", "port": 8443, "host": "xn--bckerei-mller-8hb97a.example",
                "path": "/reset?token=tok3n", "status": 302,
                "headers": [{"name": "Set-Cookie", "value": "session=c00kie"}, {"name": "Via", "value": "1.1 cache.bobnet.example"},
                  {"name": "X-User", "value": "bob"}, {"name": "Server", "value": "Apache at bob.internal.example"}],
                "bodyStart": "<p>bob", "malformed": "bob",
                "redirects": ["https://u:p4ss@login.corp.example/in?token=tok3n", "/next?token=tok3n"]}],
             "host": {"findings": [
               {"id": "upstream_fails", "source": "/var/log/nginx/bob.log:3",
                "says": {"key": "upstream_fails.logged", "english": "upstream refused: connect() to user bob failed",
                  "values": ["upstream refused", "connect() to user bob failed"]}},
               {"id": "firewall_limits_edge", "source": "/home/bob/rules.v4:7",
                "says": {"english": "-A INPUT -s 198.51.100.7 -m comment --comment \\"for bob\\" -j DROP"}}]},
             "startedAt": "2026-11-21T09:00:00.000Z"}
            """;

    private final Redaction redaction = new Redaction(new StandIns(Edge.CLOUDFLARE));

    @Test
    void nothingThatWasPlantedIsLeft() {
        assertThat(redaction.document(PLANTED))
                .doesNotContainIgnoringCase(
                        "bob",
                        "mller",
                        "müller",
                        "corp",
                        "tok3n",
                        "c00kie",
                        "p4ss",
                        "203.0.113",
                        "198.51.100",
                        "db8:77",
                        "abcd")
                .contains(
                        "origin.example", "192.0.2.1", "Apache at name-", "2026-11-21T09:00:00.000Z", "\"port\":8443");
    }

    @Test
    void theSameNameHasTheSameStandInInEveryDocumentOfAStory() {
        List<String> twins = List.of(
                redaction.document("{\"host\":\"a.example\",\"says\":\"a.example at 198.51.100.1\"}"),
                redaction.document("{\"host\":\"b.example\",\"says\":\"b.example, not a.example, at 198.51.100.1\"}"));

        assertThat(twins)
                .containsExactly(
                        "{\"host\":\"origin.example\",\"says\":\"origin.example at 192.0.2.1\"}",
                        "{\"host\":\"name-2.example\",\"says\":\"name-2.example, not origin.example, at 192.0.2.1\"}");
    }
}
