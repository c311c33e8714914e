package dev.origindoctor.accuracy;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.Layer;
import dev.origindoctor.taxonomy.TcpFault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a diagnosis made of a planted case.
 *
 * @param planted the case
 * @param knowledge what the diagnosis was told
 * @param fault the fault that it says the edge meets
 * @param status the status that it predicts
 * @param causes its causes with their probabilities, likeliest first
 * @param took how long it took
 * @param trouble why it may not count: what kept the prober itself from looking; null where nothing did
 */
record Outcome(
        PlantedCase planted,
        Knowledge knowledge,
        @Nullable Fault fault,
        @Nullable Integer status,
        Map<Cause, Double> causes,
        Duration took,
        @Nullable String trouble) {
    private static final boolean WITNESS = Runtime.version().feature() >= 22;

    Outcome {
        causes = new LinkedHashMap<>(causes);
    }

    static Outcome of(PlantedCase planted, Knowledge knowledge, Diagnosis diagnosis, Duration lag) {
        Map<Cause, Double> causes = new LinkedHashMap<>();
        for (RankedCause ranked : diagnosis.causes()) {
            causes.put(ranked.cause(), ranked.probability());
        }
        return new Outcome(
                planted,
                knowledge,
                diagnosis.verdict().fault(),
                diagnosis.verdict().predicted().status(),
                causes,
                diagnosis.took(),
                trouble(diagnosis.verdict().fault(), causes, lag));
    }

    /** Never that the answer is wrong: a wrong answer of a prober that was at ease counts. */
    private static @Nullable String trouble(@Nullable Fault fault, Map<Cause, Double> causes, Duration lag) {
        if (lag.compareTo(LagWatch.STARVED) >= 0) {
            return "the prober came to its turn " + lag.toMillis() + " ms late";
        }
        if (fault != null && fault.layer() == Layer.LOCAL) {
            return "the prober met " + fault.id();
        }
        boolean itself = causes.keySet().stream()
                .findFirst()
                .filter(Cause.PROBER_LIMITED::equals)
                .isPresent();
        return itself ? "the prober suspects itself" : null;
    }

    /** Whether fault and status have to be right here. */
    boolean decided() {
        return planted.decidedFor(knowledge);
    }

    /** Where no error queue can be read a prohibition has the error number of a missing route. */
    boolean faultRight() {
        boolean vague = !WITNESS && planted.fault() == TcpFault.PROHIBITED && fault == TcpFault.ADDRESS_UNREACHABLE;
        return vague || Objects.equals(fault, planted.fault());
    }

    boolean statusRight() {
        return Objects.equals(status, planted.shown().status());
    }

    /** The likeliest cause. */
    Optional<Cause> first() {
        return causes.keySet().stream().findFirst();
    }

    /** Whether the planted cause is among the {@code n} likeliest. */
    boolean among(int n) {
        return causes.keySet().stream().limit(n).anyMatch(planted.cause()::equals);
    }

    /** The Brier score over all causes: 0 is certain and right, 2 is certain and wrong. */
    double brier() {
        return brier(causes, planted.cause());
    }

    static double brier(Map<Cause, Double> probabilities, Cause planted) {
        double others = probabilities.entrySet().stream()
                .filter(entry -> entry.getKey() != planted)
                .mapToDouble(entry -> entry.getValue() * entry.getValue())
                .sum();
        double missing = 1 - probabilities.getOrDefault(planted, 0.0);
        return others + missing * missing;
    }

    /** The likeliest few, for people. */
    List<String> ranking(int n) {
        return causes.entrySet().stream()
                .limit(n)
                .map(entry -> entry.getKey().id() + " " + Math.round(entry.getValue() * 100) + " %")
                .collect(Collectors.toList());
    }
}
