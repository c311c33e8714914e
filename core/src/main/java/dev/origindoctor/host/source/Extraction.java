package dev.origindoctor.host.source;

import java.util.ArrayList;
import java.util.List;

/** A reader's work in progress on one source: what it found, and a bounded list of what it did not understand. */
public final class Extraction<T> {
    private static final int NAMED = 20;

    private final SourceText source;
    private final List<T> facts = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private int unnamed;

    /** Begins to read that source. */
    public Extraction(SourceText source) {
        this.source = source;
    }

    /** Adds a fact. */
    public void fact(T fact) {
        facts.add(fact);
    }

    /** Whether there are no facts so far. */
    public boolean empty() {
        return facts.isEmpty();
    }

    /** A quote of that line. */
    public Quote quote(Line line) {
        return source.quote(line.number(), line.text().strip());
    }

    /** Names a line as not understood; after some only their number is kept. */
    public void notUnderstood(Line line, String why) {
        if (unread.size() < NAMED) {
            unread.add(Unread.line(quote(line), why));
        } else {
            unnamed++;
        }
    }

    /** Names the source as a whole as not understood. */
    public void notUnderstood(String why) {
        unread.add(new Unread(source.source(), Unread.Kind.NOT_UNDERSTOOD, why, null));
    }

    /** What was found, and what not. */
    public Extract<T> done() {
        if (unnamed > 0) {
            notUnderstood(unnamed + " further lines were not understood");
        }
        return new Extract<>(facts, unread);
    }
}
