package dev.origindoctor.fleet;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.Question;
import dev.origindoctor.Question.ViaEdge;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.diagnosis.Verdict;
import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.diagnosis.Warning;
import dev.origindoctor.fleet.SweepResult.Finding;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.Layer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A whole diagnosis for each origin, directly and with a single sample. */
final class FullLook implements Look {
    private final OriginDoctor doctor;
    private final Sweep.Plan plan;

    FullLook(OriginDoctor doctor, Sweep.Plan plan) {
        this.doctor = doctor;
        this.plan = plan;
    }

    @Override
    public Object key(FleetTarget target) {
        return target;
    }

    @Override
    public CompletableFuture<SweepResult> at(long number, FleetTarget target) {
        CompletableFuture<Diagnosis> diagnosis = doctor.diagnose(question(target));
        CompletableFuture<SweepResult> answer = diagnosis.thenApply(found -> result(number, target, found));
        answer.whenComplete((result, failure) -> diagnosis.cancel(true));
        return answer;
    }

    private Question question(FleetTarget target) {
        int port = target.port() == null ? plan.port() : target.port();
        Question.Builder question = Question.about(target.host())
                .edge(plan.edge())
                .sslMode(plan.sslMode())
                .port(port)
                .viaEdge(ViaEdge.OFF)
                .samples(1)
                .timeout(plan.timeout());
        if (target.address() != null) {
            question.origin(new Endpoint(target.address(), port));
        }
        return question.build();
    }

    private SweepResult result(long number, FleetTarget target, Diagnosis diagnosis) {
        Verdict verdict = diagnosis.verdict();
        if (verdict.conclusion() == Conclusion.INCONCLUSIVE) {
            Finding open = Finding.inconclusive(
                    ownTrouble(diagnosis), verdict.summary().english());
            return new SweepResult(number, target, Depth.FULL, open, List.of(), diagnosis, null);
        }
        Cause cause = verdict.conclusion() != Conclusion.FAULTY
                ? null
                : diagnosis.causes().stream()
                        .findFirst()
                        .map(RankedCause::cause)
                        .orElse(null);
        Finding finding = new Finding(
                verdict.conclusion(),
                verdict.fault(),
                verdict.predicted().status(),
                verdict.conclusion() == Conclusion.FAULTY ? verdict.predicted().share() : 0,
                cause,
                diagnosis.warnings().stream().map(Warning::fault).toList(),
                null);
        return new SweepResult(number, target, Depth.FULL, finding, List.of(), diagnosis, null);
    }

    /** What the prober's own machine prevented, if anything. */
    private static @Nullable Fault ownTrouble(Diagnosis diagnosis) {
        return diagnosis.observations().stream()
                .flatMap(seen -> seen.seenFault().stream())
                .filter(fault -> fault.layer() == Layer.LOCAL)
                .findFirst()
                .orElse(null);
    }
}
