package dev.origindoctor.cli;

import dev.origindoctor.diagnosis.Diagnosis;

/** What the command ends with. */
final class ExitCode {
    static final int HEALTHY = 0;
    static final int FAULTY = 1;
    static final int WRONG_INPUT = 2;
    static final int INCONCLUSIVE = 3;

    private ExitCode() {}

    static int of(Diagnosis diagnosis) {
        return switch (diagnosis.verdict().conclusion()) {
            case HEALTHY -> HEALTHY;
            case FAULTY -> FAULTY;
            case INCONCLUSIVE -> INCONCLUSIVE;
        };
    }
}
