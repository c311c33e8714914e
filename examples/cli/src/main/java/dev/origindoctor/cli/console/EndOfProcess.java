package dev.origindoctor.cli.console;

/** What is still done when a signal ends the process (Ctrl-C, SIGTERM), until it is forgotten. */
public final class EndOfProcess {
    private final Thread hook;

    private EndOfProcess(Thread hook) {
        this.hook = hook;
    }

    /** {@code task} had better be quick: somebody waits for the end. */
    public static EndOfProcess first(Runnable task) {
        Thread hook = new Thread(task, "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        return new EndOfProcess(hook);
    }

    /** False where the process is ending already, and the task is being done. */
    public boolean forget() {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
