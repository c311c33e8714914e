package dev.origindoctor.host.source;

import java.util.List;

/**
 * What a reader took from a source.
 *
 * @param facts what it found
 * @param unread the lines that it did not understand; none where the source was read whole
 */
public record Extract<T>(List<T> facts, List<Unread> unread) {
    public Extract {
        facts = List.copyOf(facts);
        unread = List.copyOf(unread);
    }

    /** Whether every line was understood; other files that it names may be missing all the same. */
    public boolean whole() {
        return unread.stream().noneMatch(one -> one.kind() == Unread.Kind.NOT_UNDERSTOOD);
    }
}
