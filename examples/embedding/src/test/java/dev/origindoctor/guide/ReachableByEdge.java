package dev.origindoctor.guide;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.Question;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.probe.TargetPolicy;
import dev.origindoctor.report.Report;
import java.util.Locale;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

// snippet:junit
/** Register it with {@code @RegisterExtension static final ReachableByEdge edge = new ReachableByEdge();}. */
final class ReachableByEdge implements BeforeAllCallback, AfterAllCallback {
    private OriginDoctor doctor;

    @Override
    public void beforeAll(ExtensionContext context) {
        // Staging is often private; whoever writes the test names the target.
        doctor = OriginDoctor.with(
                NettyProbes.builder().targetPolicy(TargetPolicy.everything()).build());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        doctor.close();
    }

    /** Fails with the whole report where the edge would get no page. */
    void check(Question question) {
        Diagnosis diagnosis = doctor.diagnose(question).join();
        if (!diagnosis.verdict().healthy()) {
            throw new AssertionError(Report.text(100, false, Locale.ENGLISH).of(diagnosis));
        }
    }
}
// end:junit
