package dev.origindoctor.host.reading;

import dev.origindoctor.host.SourceRead;
import dev.origindoctor.host.access.HostAccess;
import dev.origindoctor.host.access.HostSource;
import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Reading;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.source.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sources of a machine, and the record of which could be read. */
final class Sources {
    private static final int MOST_UNREAD = 500;

    private final HostAccess access;
    private final List<SourceRead> read = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();

    Sources(HostAccess access) {
        this.access = access;
    }

    /** The text of a source, where it can be read. */
    Optional<SourceText> text(HostSource source) {
        return texts(source).stream().findFirst();
    }

    /** The texts of every file of a pattern. */
    List<SourceText> texts(HostSource source) {
        return access.read(source).stream()
                .flatMap(reading -> text(reading).stream())
                .toList();
    }

    /** The text that came of an attempt to read, where one did. */
    Optional<SourceText> text(Reading reading) {
        if (reading instanceof SourceText text) {
            read.add(new SourceRead(text.source(), text.takenAt(), text.cut()));
            return Optional.of(text);
        }
        unread(((Unread) reading).understood());
        return Optional.empty();
    }

    /** Whether a source of this name was asked for already, with whatever result. */
    boolean asked(String name) {
        return read.stream().anyMatch(one -> one.source().equals(name))
                || unread.stream().anyMatch(one -> one.source().equals(name));
    }

    List<SourceText> texts(List<HostSource> patterns) {
        return patterns.stream().flatMap(pattern -> texts(pattern).stream()).toList();
    }

    /** What a reader found; what it did not understand is put among what could not be read. */
    <T> List<T> facts(Extract<T> extract) {
        extract.unread().forEach(this::unread);
        return extract.facts();
    }

    void unread(Unread one) {
        if (unread.size() < MOST_UNREAD && !unread.contains(one)) {
            unread.add(one);
        }
    }

    /** Whether a source that was asked for is surely not there, as opposed to not having been read. */
    boolean absent(HostSource source) {
        return unread.stream().anyMatch(one -> one.source().equals(source.name()) && one.kind() == Unread.Kind.ABSENT);
    }

    List<SourceRead> read() {
        return read;
    }

    List<Unread> unread() {
        return unread;
    }
}
