package dev.origindoctor.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.origindoctor.accuracy.PlantedCase.Ring;
import dev.origindoctor.taxonomy.Cause;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is planted again, and what is not. */
class AttemptsTest {
    private static final PlantedCase CASE = PlantedCase.table(
                    Ring.NETWORK, "one | nginx: | full | - | - | outside | healthy | -")
            .get(0);

    private final Attempts attempts = new Attempts();
    private int made;

    private static Outcome outcome(Cause first, @Nullable String trouble) {
        return new Outcome(CASE, Knowledge.OUTSIDE, null, null, Map.of(first, 1.0), Duration.ZERO, trouble);
    }

    private static Supplier<List<Outcome>> gives(Outcome outcome) {
        return () -> List.of(outcome);
    }

    private static Supplier<List<Outcome>> fails(RuntimeException why) {
        return () -> {
            throw why;
        };
    }

    private List<Outcome> at(List<Supplier<List<Outcome>>> each) {
        Deque<Supplier<List<Outcome>>> left = new ArrayDeque<>(each);
        return attempts.at(CASE, () -> {
            made++;
            return left.pop().get();
        });
    }

    @Test
    void aCaseThatCouldNotBePlantedIsPlantedAgainAndNamed() {
        Outcome well = outcome(Cause.HEALTHY, null);
        assertThat(at(List.of(fails(new IllegalStateException("nginx does not listen")), gives(well))))
                .containsExactly(well);
        assertThat(attempts.unsteady()).containsExactly("unsteady: one, attempt 1: nginx does not listen");
    }

    @Test
    void aProberInTroubleIsAskedAgain() {
        Outcome well = outcome(Cause.HEALTHY, null);
        assertThat(at(List.of(gives(outcome(Cause.HEALTHY, "the prober met local.no_route")), gives(well))))
                .containsExactly(well);
        assertThat(attempts.unsteady()).hasSize(1);
    }

    @Test
    void aWrongAnswerIsNotAskedAgain() {
        Outcome wrong = outcome(Cause.HOST_DOWN, null);
        assertThat(at(List.of(gives(wrong)))).containsExactly(wrong);
        assertThat(attempts.unsteady()).isEmpty();
    }

    @Test
    void aCaseThatIsWronglyPlantedFailsInTheEnd() {
        Supplier<List<Outcome>> never = fails(new IllegalStateException("it is not planted"));
        assertThatThrownBy(() -> at(List.of(never, never, never))).hasMessage("it is not planted");
        assertThat(attempts.unsteady()).hasSize(2);
    }

    @Test
    void aMistakeInTheTableFailsAtOnce() {
        assertThatThrownBy(() -> at(List.of(fails(new IllegalArgumentException("ask: everybody")))))
                .hasMessage("ask: everybody");
        assertThat(made).isEqualTo(1);
    }

    @Test
    void aProberThatStillIsInTroubleHasItsAnswerJudged() {
        Outcome late = outcome(Cause.PROBER_LIMITED, "the prober suspects itself");
        assertThat(at(List.of(gives(late), gives(late), gives(late)))).containsExactly(late);
        assertThat(made).isEqualTo(3);
    }
}
