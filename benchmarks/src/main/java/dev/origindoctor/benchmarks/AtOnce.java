package dev.origindoctor.benchmarks;

import dev.origindoctor.observation.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** Many probes begun in one go, as a crowd does. */
final class AtOnce {
    private AtOnce() {}

    /** Begins so many. */
    static <T> List<CompletableFuture<T>> begun(int many, IntFunction<CompletableFuture<T>> probe) {
        List<CompletableFuture<T>> answers = new ArrayList<>(many);
        for (int i = 0; i < many; i++) {
            answers.add(probe.apply(i));
        }
        return answers;
    }

    /** Begins so many, and awaits their answers. */
    static <T> List<T> answers(int many, IntFunction<CompletableFuture<T>> probe) {
        return begun(many, probe).stream().map(CompletableFuture::join).toList();
    }

    /** The same, and none of them may have met a fault: what fails early would look fast. */
    static <T extends Observation> void healthy(int many, IntFunction<CompletableFuture<T>> probe) {
        for (Observation seen : answers(many, probe)) {
            if (seen.seenFault().isPresent()) {
                throw new IllegalStateException(seen.toString());
            }
        }
    }
}
