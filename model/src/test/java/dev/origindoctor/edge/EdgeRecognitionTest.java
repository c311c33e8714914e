package dev.origindoctor.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeRecognitionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # status | headers                                    | body                                   | edge            | own   | code
            521 | server: cloudflare; cf-ray: 8f0a1b2c3d4e5f60-LHR | error code: 521                        | CLOUDFLARE       | true  | -
            530 | server: cloudflare                               | error code: 1016                       | CLOUDFLARE       | true  | 1016
            409 | -                                                | error code: 1001                       | CLOUDFLARE       | true  | 1001
            403 | server: cloudflare                               | <title>Access denied</title> <span class="cf-error-type">Error</span> <span class="cf-error-code">1020</span> | CLOUDFLARE | true | 1020
            522 | server: cloudflare                               | <title>shop.example &#124; 522: Connection timed out</title> | CLOUDFLARE | true | -
            502 | server: cloudflare                               | {"status":502,"cloudflare_error":true} | CLOUDFLARE       | true  | -
            429 | Server: cloudflare                               | {"error_code": 1015, "cloudflare_error": true} | CLOUDFLARE | true | 1015
            502 | server: cloudflare                               | bad gateway of the origin              | CLOUDFLARE       | false | -
            200 | server: cloudflare                               | an article on error code 1016          | CLOUDFLARE       | false | -
            502 | x-amz-cf-id: abc; server: CloudFront             | -                                      | CLOUDFRONT       | true  | -
            502 | via: 1.1 abc.cloudfront.net (CloudFront); server: nginx | -                               | CLOUDFRONT       | false | -
            503 | x-served-by: cache-lhr7331-LHR                   | -                                      | FASTLY           | false | -
            503 | via: 1.1 varnish                                 | Error 54113 Varnish cache server       | FASTLY           | true  | -
            503 | server: AkamaiGHost                              | Reference&#32;&#35;97&#46;5c641002     | AKAMAI           | true  | 97
            504 | server: AkamaiGHost                              | Reference #97.5c641002.1700000000.1a2b | AKAMAI           | true  | 97
            503 | x-azure-ref: 0abc                                | -                                      | AZURE_FRONT_DOOR | false | -
            502 | via: 1.1 google                                  | -                                      | GOOGLE_CLOUD     | false | -
            502 | server: BunnyCDN-DE1-1047                        | -                                      | BUNNY            | false | -
            502 | server: awselb/2.0                               | -                                      | AWS_ALB          | true  | -
            502 | server: nginx/1.22.1                             | <center>nginx/1.22.1</center>          | NGINX            | false | -
            503 | server: Apache                                   | -                                      | APACHE           | false | -
            503 | -                                                | <html><body><h1>503 Service Unavailable</h1> No server is available to handle this request. </body></html> | HAPROXY | true | -
            503 | x-varnish: 32770; via: 1.1 varnish (Varnish/7.1) | Guru Meditation: XID: 32770            | VARNISH          | true  | -
            502 | server: Caddy                                    | -                                      | CADDY            | false | -
            503 | server: envoy                                    | upstream connect error or disconnect/reset before headers. reset reason: connection failure | ENVOY | true | -
            503 | -                                                | no available server                    | TRAEFIK          | true  | -
            200 | server: lighttpd                                 | hello                                  | -                | -     | -
            """)
    void tellsWhoAnswered(int status, String headers, String body, Edge edge, Boolean own, Integer code) {
        var seen = EdgeRecognition.of(
                status,
                fields(headers),
                body == null ? "" : body.replace("&#124;", "|").replace("&#32;", " "));
        if (edge == null) {
            assertThat(seen).isEmpty();
            return;
        }
        assertThat(seen).hasValueSatisfying(it -> {
            assertThat(it.edge()).isEqualTo(edge);
            assertThat(it.ownError()).isEqualTo(own);
            assertThat(it.code()).isEqualTo(code);
        });
    }

    private static List<Map.Entry<String, String>> fields(String text) {
        if (text == null) {
            return List.of();
        }
        return Arrays.stream(text.split("; *(?=[A-Za-z-]+: )"))
                .map(field -> Map.entry(field.split(": ", 2)[0], field.split(": ", 2)[1]))
                .toList();
    }

    @Test
    void readsRayAndPlace() {
        var seen = EdgeRecognition.of(
                200, List.of(Map.entry("Server", "cloudflare"), Map.entry("CF-RAY", "8f0a1b2c3d4e5f60-LHR")), "");
        assertThat(seen).hasValueSatisfying(it -> {
            assertThat(it.ray()).isEqualTo("8f0a1b2c3d4e5f60");
            assertThat(it.place()).isEqualTo("LHR");
        });
    }

    @Test
    void everyCloudflareCodeIsFoundByItsNumber() {
        assertThat(CloudflareCode.values())
                .allSatisfy(code -> assertThat(CloudflareCode.of(code.code())).contains(code));
        assertThat(CloudflareCode.of(1008)).contains(CloudflareCode.ADDRESS_BANNED);
        assertThat(CloudflareCode.of(521)).isEmpty();
    }
}
