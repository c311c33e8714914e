package dev.origindoctor.accuracy;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Plants a case again where a busy machine kept it from being planted, or kept the prober from looking. What is wrongly
 * planted fails each time; a wrong answer of a prober at ease is an answer, and is not asked for again.
 */
final class Attempts {
    private static final int MOST = 3;

    private final List<String> unsteady = new CopyOnWriteArrayList<>();

    /** The outcomes of the first attempt that went undisturbed, otherwise of the last. */
    List<Outcome> at(PlantedCase planted, Supplier<List<Outcome>> attempt) {
        for (int number = 1; number < MOST; number++) {
            try {
                List<Outcome> outcomes = attempt.get();
                String trouble = trouble(outcomes);
                if (trouble.isEmpty()) {
                    return outcomes;
                }
                again(planted, number, trouble);
            } catch (IllegalStateException e) {
                again(planted, number, String.valueOf(e.getMessage()));
            }
        }
        return attempt.get();
    }

    private void again(PlantedCase planted, int number, String why) {
        unsteady.add("unsteady: " + planted.id() + ", attempt " + number + ": " + why);
    }

    private static String trouble(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(Outcome::trouble)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** A line for each attempt that had to be made again. */
    List<String> unsteady() {
        return List.copyOf(unsteady);
    }
}
