package dev.origindoctor.fleet;

import dev.origindoctor.diagnosis.Verdict.Conclusion;
import dev.origindoctor.fleet.SweepResult.Finding;
import dev.origindoctor.taxonomy.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A look whose ends a test decides. */
final class ScriptedLook implements Look {
    record Begun(long number, FleetTarget target, CompletableFuture<SweepResult> answer) {
        void ends() {
            ends(null);
        }

        void ends(@Nullable Fault fault) {
            Conclusion conclusion = fault == null ? Conclusion.HEALTHY : Conclusion.FAULTY;
            Finding finding = new Finding(conclusion, fault, null, fault == null ? 0 : 1, null, List.of(), null);
            answer.complete(new SweepResult(number, target, Depth.REACH, finding, List.of(), null, null));
        }
    }

    final List<Begun> begun = new ArrayList<>();

    @Override
    public CompletableFuture<SweepResult> at(long number, FleetTarget target) {
        Begun one = new Begun(number, target, new CompletableFuture<>());
        begun.add(one);
        return one.answer();
    }

    @Override
    public Object key(FleetTarget target) {
        return String.valueOf(target.address());
    }

    List<Begun> underWay() {
        return List.copyOf(begun).stream().filter(one -> !one.answer().isDone()).toList();
    }

    List<String> addresses() {
        return begun.stream()
                .map(one -> one.target().toString().replaceAll(".*,", ""))
                .toList();
    }

    void allEnd() {
        while (!underWay().isEmpty()) {
            underWay().forEach(Begun::ends);
        }
    }
}
