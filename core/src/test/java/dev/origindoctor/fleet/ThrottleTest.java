package dev.origindoctor.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.probe.ProberHealth;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final int MOST = 1_000;
    private static final int BEGIN = 256;
    private static final int FLOOR = 8;

    private ProberHealth health = ProberHealth.unwatched();
    private final Throttle throttle = new Throttle(() -> health, MOST, 0);
    private long nanos;

    @Test
    void punctualLoopsGetAllThatMayBe() {
        lagging(0);
        pass(Duration.ofSeconds(2));
        assertThat(throttle.limit()).isEqualTo(MOST);
        assertThat(throttle.limited()).isFalse();
    }

    @Test
    void oneLateMomentCountsOnceHoweverLongItIsTold() {
        lagging(400);
        pass(Duration.ofMillis(1_750));
        assertThat(throttle.limit()).isEqualTo(BEGIN / 2);
        lagging(0);
        pass(Duration.ofSeconds(3));
        assertThat(throttle.limit()).isEqualTo(MOST);
    }

    @Test
    void aLagOfItsOwnMakingIsBroughtDown() {
        pass(Duration.ofMinutes(2), limit -> 5 * limit);
        assertThat(throttle.limit()).as("with 5 ms of lag for each").isBetween(FLOOR, 60);
    }

    @Test
    void aLagThatFewerLooksDoNotMendIsNotPaidForWithFewer() {
        lagging(400);
        pass(Duration.ofSeconds(10));
        assertThat(throttle.limit()).isEqualTo(MOST);
        assertThat(throttle.limited()).as("the machine is slow all the same").isTrue();
    }

    @Test
    void whatIsAddedToTheLagOfOthersIsBroughtDown() {
        pass(Duration.ofMinutes(2), limit -> 400 + limit);
        assertThat(throttle.limit()).isBetween(FLOOR, 400);
    }

    @Test
    void whereTheKernelRefusesThereAreFewerEachTime() {
        for (int time = 0; time < 10; time++) {
            throttle.trouble();
            pass(Duration.ofMillis(250));
        }
        assertThat(throttle.limit()).isEqualTo(FLOOR);
        pass(Duration.ofSeconds(5));
        assertThat(throttle.limit()).isEqualTo(MOST);
    }

    @Test
    void fewDescriptorsAreMadeToLast() {
        health = new ProberHealth(0, Duration.ZERO, 1_020L, 1_024L);
        pass(Duration.ofSeconds(3));
        assertThat(throttle.limit()).isEqualTo(FLOOR);
    }

    private void lagging(long millis) {
        health = new ProberHealth(0, Duration.ofMillis(millis), null, null);
    }

    private void pass(Duration length) {
        for (long end = nanos + length.toNanos(); nanos < end; ) {
            nanos += Duration.ofMillis(250).toNanos();
            throttle.adjust(nanos, true);
        }
    }

    /** The lag follows the number of looks as it was a while ago: the worst of two seconds is told. */
    private void pass(Duration length, IntUnaryOperator lagOf) {
        int[] worst = new int[8];
        int step = 0;
        for (long end = nanos + length.toNanos(); nanos < end; ) {
            worst[step++ % worst.length] = lagOf.applyAsInt(throttle.limit());
            lagging(Arrays.stream(worst).max().orElseThrow());
            pass(Duration.ofMillis(250));
        }
    }
}
