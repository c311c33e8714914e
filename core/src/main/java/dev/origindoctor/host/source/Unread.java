package dev.origindoctor.host.source;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A source, or a part of one, that could not be read.
 *
 * @param source the file or the command
 * @param kind which kind of "no" it was
 * @param why why not, in words
 * @param command the command that a person would run to read it, or null where there is none
 */
public record Unread(
        String source, Kind kind, String why, @Nullable String command) implements Reading {
    /** Why a source gave nothing. */
    public enum Kind {
        /** It is not there: no such program, no such file, or its daemon does not run. An answer in itself. */
        ABSENT,
        /** It is there and this user may not read it. */
        FORBIDDEN,
        /** It was read, or begun, and something went wrong: time, size, an error of its own. */
        FAILED,
        /** It was read, and this part of it was not understood. */
        NOT_UNDERSTOOD,
        /** Whoever collected did not look at it. */
        NOT_COLLECTED
    }

    /** How clients say that nobody answers them, and who that would have been. */
    private static final Map<Pattern, String> NOT_RUNNING = Map.of(
            Pattern.compile("Is fail2ban running\\?"), "fail2ban",
            Pattern.compile("(?i)FirewallD is not running|DBUS_ERROR: Failed to connect to socket .*No such file"),
                    "firewalld",
            Pattern.compile("System has not been booted with systemd"), "systemd",
            Pattern.compile("Is the docker daemon running\\?"), "Docker");

    public Unread {
        source = Neutral.text(Objects.requireNonNull(source, "source"), 300);
        Objects.requireNonNull(kind, "kind");
        why = Neutral.text(Objects.requireNonNull(why, "why"), 300);
    }

    /** A line that was read and not understood. */
    public static Unread line(Quote quote, String why) {
        return new Unread(quote.where(), Kind.NOT_UNDERSTOOD, why + ": " + quote.text(), null);
    }

    /** The same; where all that a command complained of is that its daemon does not run, that is the answer. */
    public Unread understood() {
        return kind != Kind.FAILED
                ? this
                : NOT_RUNNING.entrySet().stream()
                        .filter(known -> known.getKey().matcher(why).find())
                        .findFirst()
                        .map(known -> absent(source, known.getValue() + " does not run"))
                        .orElse(this);
    }

    /** The same of a source that has another name here. */
    public Unread named(String other) {
        return new Unread(other, kind, why, command);
    }

    /** A source that is not there. */
    public static Unread absent(String source, String why) {
        return new Unread(source, Kind.ABSENT, why, null);
    }
}
