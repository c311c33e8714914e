package dev.origindoctor.host.access;

import dev.origindoctor.host.privacy.Privacy;
import java.util.Objects;

/**
 * A source of facts about a machine. All there are stand in {@link HostSources}: nothing else is ever read or run.
 *
 * @param kind what it is
 * @param name its name in evidence and in collected folders
 * @param target the path, the pattern of paths, or the words of the command
 * @param privacy what is left out of its text before anybody sees it
 * @param limit how many bytes are read
 * @param end whether the end is read where the source is larger, as with logs
 */
public record HostSource(Kind kind, String name, String target, Privacy privacy, int limit, boolean end) {
    private static final int USUAL = 8 << 20;

    /** What a source is. */
    public enum Kind {
        FILE,
        /** Every file whose path matches; each is a source by its own name. */
        FILES,
        COMMAND,
        /** A command whose complaints are its answer. */
        COMMAND_WITH_ERRORS,
        /** The processes with their open sockets. */
        PROCESSES
    }

    public HostSource {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(privacy, "privacy");
    }

    static HostSource file(String path) {
        return new HostSource(Kind.FILE, path, path, Privacy.NOTHING_PRIVATE, USUAL, false);
    }

    static HostSource command(String words) {
        return new HostSource(Kind.COMMAND, words, words, Privacy.NOTHING_PRIVATE, USUAL, false);
    }

    static HostSource log(String pattern) {
        return new HostSource(Kind.FILES, pattern, pattern, Privacy.LOG, USUAL, true);
    }

    HostSource files() {
        return new HostSource(Kind.FILES, name, target, privacy, limit, end);
    }

    HostSource withErrors() {
        return new HostSource(Kind.COMMAND_WITH_ERRORS, name, target, privacy, limit, end);
    }

    HostSource keeping(Privacy wanted) {
        return new HostSource(kind, name, target, wanted, limit, end);
    }

    HostSource upTo(int bytes) {
        return new HostSource(kind, name, target, privacy, bytes, end);
    }

    HostSource fromEnd() {
        return new HostSource(kind, name, target, privacy, limit, true);
    }

    public HostSource named(String other) {
        return new HostSource(kind, other, target, privacy, limit, end);
    }

    /** The one file of a pattern. */
    public HostSource at(String path) {
        return new HostSource(Kind.FILE, path, path, privacy, limit, end);
    }

    /** Whether it is a command of either kind. */
    public boolean runs() {
        return kind == Kind.COMMAND || kind == Kind.COMMAND_WITH_ERRORS;
    }

    /** A path whose name a shell would take for more than a name stands in quotes. */
    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9_./*+@%:,=-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    /** What a person would run to read it with all rights. */
    public String byHand() {
        return runs() ? "sudo " + target : "sudo cat " + quoted(target);
    }
}
