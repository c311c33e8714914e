package dev.origindoctor.cli.console;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The command line or a file that it names is wrong; the message is the one line that the user gets. */
public final class WrongInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongInput(String message) {
        super(message);
    }

    public WrongInput(String message, Throwable cause) {
        super(message, cause);
    }

    /** {@code what} went wrong with a file, and why. */
    public static WrongInput of(String what, IOException why) {
        return new WrongInput(what + " (" + reason(why) + ")", why);
    }

    /** Why a file cannot be used, without its name, which the message around it has. */
    public static String reason(IOException why) {
        if (why instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        if (why instanceof AccessDeniedException) {
            return "Permission denied";
        }
        String known = why instanceof FileSystemException file ? file.getReason() : why.getMessage();
        return known == null ? why.getClass().getSimpleName() : known;
    }
}
