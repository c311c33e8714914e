package dev.origindoctor.panel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes on while a customer looks at it: notes as they come, then the end. It knows whether anybody still
 * looks, so that nothing is probed for nobody.
 */
public abstract class Live {
    /** Somebody who looks. Called on whichever thread has news; must not block. */
    public interface Follower {
        /** There are more notes, or it is over. */
        void news();
    }

    private final String id;
    private final Site site;
    private final List<Note> notes = new ArrayList<>();
    private final Set<Follower> followers = new CopyOnWriteArraySet<>();
    private @Nullable Runnable ending;
    private boolean over;
    private volatile long lookedAt = System.nanoTime();

    protected Live(String id, Site site) {
        this.id = id;
        this.site = site;
    }

    /** Its name in addresses of pages; hard to guess, though that is not what protects it. */
    public final String id() {
        return id;
    }

    /** The site that it is about. */
    public final Site site() {
        return site;
    }

    /** The notes so far, from number {@code from} on. */
    public final synchronized List<Note> notes(int from) {
        return List.copyOf(notes.subList(Math.min(Math.max(from, 0), notes.size()), notes.size()));
    }

    /** Whether it has ended, however it did. */
    public final synchronized boolean over() {
        return over;
    }

    /** Tells {@code follower} of all that happens from now on. */
    public final void follow(Follower follower) {
        looked();
        followers.add(follower);
    }

    /** Tells {@code follower} no more. */
    public final void leave(Follower follower) {
        looked();
        followers.remove(follower);
    }

    /** Somebody has just looked. */
    public final void looked() {
        lookedAt = System.nanoTime();
    }

    /** Whether nobody has looked for so long. */
    public final boolean abandoned(Duration patience) {
        return followers.isEmpty() && System.nanoTime() - lookedAt > patience.toNanos();
    }

    /** Ends the probing, if it still goes on. */
    public final void cancel() {
        Runnable current;
        synchronized (this) {
            current = ending;
        }
        if (current != null) {
            current.run();
        }
        end();
    }

    /** How the probing is ended before its time. */
    protected final void endedBy(Runnable chosen) {
        boolean late;
        synchronized (this) {
            ending = chosen;
            late = over;
        }
        if (late) {
            chosen.run();
        }
    }

    protected final void add(Note note) {
        synchronized (this) {
            if (over) {
                return;
            }
            notes.add(note);
        }
        followers.forEach(Follower::news);
    }

    protected final void end() {
        synchronized (this) {
            over = true;
        }
        followers.forEach(Follower::news);
    }
}
