package dev.origindoctor.netty.court;

import java.util.LinkedHashMap;
import java.util.Map;

/** A bounded map: what was not asked for longest goes first. Not safe for use by several threads at once. */
final class RecentlyMet<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    /** Of at most {@code most} entries. */
    RecentlyMet(int most) {
        super(64, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
