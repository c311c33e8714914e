package dev.origindoctor.cli;

/** The command line or a file that it names is wrong; the message is the one line that the user gets. */
final class WrongInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongInput(String message) {
        super(message);
    }

    WrongInput(String message, Throwable cause) {
        super(message, cause);
    }
}
