package dev.origindoctor.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BucketTest {
    @Test
    void givesSoManyAtOnceAndThenOneEachTimeItFilled() {
        long second = 1_000_000_000L;
        Bucket bucket = new Bucket(2, Duration.ofSeconds(3), 0);
        assertThat(bucket.take(0)).isTrue();
        assertThat(bucket.take(0)).isTrue();
        assertThat(bucket.take(2 * second)).isFalse();
        assertThat(bucket.take(3 * second)).isTrue();
        assertThat(bucket.take(3 * second)).isFalse();
        assertThat(bucket.take(1_000 * second)).isTrue();
        assertThat(bucket.take(1_000 * second)).isTrue();
        assertThat(bucket.take(1_000 * second)).isFalse();
    }
}
