package dev.origindoctor.cli;

import dev.origindoctor.cli.console.WrongInput;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.TypeConversionException;

/** What lies behind a failure. */
final class Causes {
    private Causes() {}

    /** The failure without the wrappers that futures put around it. */
    static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Whether the user can mend it: the message then says how. */
    static boolean isWrongInput(Throwable cause) {
        return cause instanceof WrongInput
                || cause instanceof IllegalArgumentException
                || cause instanceof TypeConversionException;
    }

    /** One line for a bug report. */
    static String brief(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        return cause + where;
    }
}
