package dev.origindoctor.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageSourceTest {
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        CLOUDFLARE       | cf-cache-status | DYNAMIC                    | ORIGIN
        CLOUDFLARE       | cf-cache-status | REVALIDATED                | ORIGIN
        CLOUDFLARE       | cf-cache-status | STALE                      | STORE
        CLOUDFLARE       | cf-cache-status | NONE                       | UNSAID
        CLOUDFLARE       | x-cache         | MISS                       | UNSAID
        CLOUDFRONT       | x-cache         | Miss from cloudfront       | ORIGIN
        CLOUDFRONT       | x-cache         | RefreshHit from cloudfront | ORIGIN
        CLOUDFRONT       | x-cache         | Hit from cloudfront        | STORE
        CLOUDFRONT       | x-cache         | LambdaGeneratedResponse from cloudfront | UNSAID
        FASTLY           | x-cache         | MISS                       | ORIGIN
        FASTLY           | x-cache         | MISS, MISS                 | ORIGIN
        FASTLY           | x-cache         | HIT, MISS                  | STORE
        FASTLY           | x-cache         | MISS,HIT                   | STORE
        FASTLY           | x-cache         | MISS, whatever             | UNSAID
        AZURE_FRONT_DOOR | x-cache         | CONFIG_NOCACHE             | ORIGIN
        AZURE_FRONT_DOOR | x-cache         | TCP_REMOTE_HIT             | STORE
        BUNNY            | cdn-cache       | BYPASS                     | ORIGIN
        VARNISH          | x-varnish       | 32770                      | ORIGIN
        VARNISH          | x-varnish       | 32770 3                    | STORE
        AWS_ALB          | -               | -                          | ORIGIN
        APACHE           | age             | 12                         | STORE
        HAPROXY          | age             | 0                          | STORE
        NGINX            | -               | -                          | UNSAID
        AKAMAI           | x-cache         | TCP_MISS                   | UNSAID
        """)
    void anEdgeSaysWhereItHadThePageFrom(
            Edge edge, @Nullable String header, @Nullable String value, PageSource source) {
        Map<String, String> headers = header == null || value == null ? Map.of() : Map.of(header, value);

        assertThat(PageSource.of(edge, name -> Optional.ofNullable(headers.get(name))))
                .isEqualTo(source);
    }
}
