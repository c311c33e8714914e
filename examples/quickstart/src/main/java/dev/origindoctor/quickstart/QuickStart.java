package dev.origindoctor.quickstart;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.Question;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.netty.NettyProbes;
import dev.origindoctor.report.Report;
import java.util.Locale;

/** The README's snippet, compiled and run. */
public final class QuickStart {
    private QuickStart() {}

    // snippet:begin
    /** Why does the edge get no page from this origin? */
    public static String why(String host) {
        try (OriginDoctor doctor = OriginDoctor.with(NettyProbes.create())) {
            Diagnosis diagnosis = doctor.diagnose(Question.about(host).build()).join();
            return Report.text(80, false, Locale.ENGLISH).of(diagnosis);
        }
    }
    // snippet:end
}
