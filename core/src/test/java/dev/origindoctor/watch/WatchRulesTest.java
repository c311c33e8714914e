package dev.origindoctor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.TcpFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchRulesTest {
    private static final Instant BEGAN = Instant.parse("2026-11-21T09:00:00Z");

    private final List<String> told = new ArrayList<>();
    private final List<WatchEvent> events = new ArrayList<>();

    /** One look a minute: h healthy, r refused, t timed out, ? could not be told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            h                    |
            hh                   | healthy@1
            r                    | broke@0
            hhr                  | healthy@1
            hhrh                 | healthy@1
            hhrr                 | healthy@1 broke@3
            hhr?r                | healthy@1 broke@4
            hh?                  | healthy@1
            rh                   | broke@0
            rhh                  | broke@0 recovered@2
            rh?h                 | broke@0 recovered@3
            rrtt                 | broke@0 changed@2
            rhrhh                | broke@0 recovered@4
            ????                 |
            hrhrhrhr             | broke@1 flapping_began@7
            hrhrhrhrhhhhhhhhhhhhhhhhhhh | broke@1 flapping_began@7 flapping_ended@24
            """)
    void changesOfMindAreTold(String looks, @Nullable String expected) {
        WatchState state = WatchState.unknown(BEGAN);
        for (int minute = 0; minute < looks.length(); minute++) {
            state = after(state, look(minute, looks.charAt(minute), null));
        }
        assertThat(String.join(" ", told)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void recoveryIsMeasuredFromTheFirstBadLookToTheFirstGoodOne() {
        WatchState state = WatchState.unknown(BEGAN);
        for (int minute = 0; minute < 8; minute++) {
            state = after(state, look(minute, "hhrrrrhh".charAt(minute), null));
        }
        assertThat(events.get(events.size() - 1)).isEqualTo(new WatchEvent.Recovered(at(7), Duration.ofMinutes(4)));
        assertThat(state.since()).isEqualTo(at(6));
        assertThat(state.failing()).isEqualTo(0.5);
    }

    @Test
    void aCertificateIsWarnedAboutOnceAndItsSuccessorAnew() {
        WatchState state = WatchState.unknown(BEGAN);
        Instant first = BEGAN.plus(Duration.ofDays(13));
        Instant second = BEGAN.plus(Duration.ofDays(103));
        state = after(state, look(0, 'h', first));
        state = after(state, look(1, 'h', first));
        state = after(state, look(2, 'h', second));
        after(state, look(90 * 24 * 60, 'h', second));
        assertThat(told).containsExactly("certificate_ends@0", "healthy@1", "certificate_ends@129600");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0"})
    void rowsAreAtLeastOneLong(int rise, int fall) {
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> new WatchRules(rise, fall, Duration.ofDays(1)));
    }

    private WatchState after(WatchState before, Look look) {
        WatchRules.Step step = WatchRules.usual().after(before, look);
        for (WatchEvent event : step.events()) {
            if (!(event instanceof WatchEvent.Looked)) {
                events.add(event);
                told.add(event.id() + "@" + Duration.between(BEGAN, event.at()).toMinutes());
            }
        }
        return step.state();
    }

    private static Look look(int minute, char seen, @Nullable Instant certificateEnds) {
        return switch (seen) {
            case 'r' -> broken(minute, TcpFault.REFUSED, 521);
            case 't' -> broken(minute, TcpFault.TIMED_OUT, 522);
            case '?' -> new Look(at(minute), Conclusion.INCONCLUSIVE, null, null, null, 0, null);
            default -> new Look(at(minute), Conclusion.HEALTHY, null, null, null, 0, certificateEnds);
        };
    }

    private static Look broken(int minute, Fault fault, int status) {
        return new Look(at(minute), Conclusion.FAULTY, fault, status, null, 1, null);
    }

    private static Instant at(int minute) {
        return BEGAN.plus(Duration.ofMinutes(minute));
    }
}
