package dev.origindoctor.cli.console;

import dev.origindoctor.diagnosis.Diagnosis;

/** What the command ends with. */
public final class ExitCode {
    public static final int HEALTHY = 0;
    public static final int FAULTY = 1;
    public static final int WRONG_INPUT = 2;
    public static final int INCONCLUSIVE = 3;

    private ExitCode() {}

    public static int of(Diagnosis diagnosis) {
        return switch (diagnosis.verdict().conclusion()) {
            case HEALTHY -> HEALTHY;
            case FAULTY -> FAULTY;
            case INCONCLUSIVE -> INCONCLUSIVE;
        };
    }
}
