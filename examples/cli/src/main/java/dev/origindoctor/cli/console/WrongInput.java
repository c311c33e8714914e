package dev.origindoctor.cli.console;

/** The command line or a file that it names is wrong; the message is the one line that the user gets. */
public final class WrongInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongInput(String message) {
        super(message);
    }

    public WrongInput(String message, Throwable cause) {
        super(message, cause);
    }
}
