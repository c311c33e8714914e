package dev.origindoctor.ranges;

import java.util.Arrays;

/**
 * Sorted intervals of unsigned 128-bit numbers that neither overlap nor touch: four words each, the first number (high,
 * low) and the last (high, low). Immutable; every operation is one sweep, and skips fast over the longer side.
 */
final class Intervals {
    static final Intervals NONE = new Intervals(new long[0]);

    private final long[] words;

    private Intervals(long[] words) {
        this.words = words;
    }

    static Intervals between(Ip first, Ip last) {
        return new Intervals(new long[] {first.high(), first.low(), last.high(), last.low()});
    }

    static int compare(long high, long low, long otherHigh, long otherLow) {
        int upper = Long.compareUnsigned(high, otherHigh);
        return upper != 0 ? upper : Long.compareUnsigned(low, otherLow);
    }

    int count() {
        return words.length / 4;
    }

    Ip first(int index, Family family) {
        return new Ip(family, words[4 * index], words[4 * index + 1]);
    }

    Ip last(int index, Family family) {
        return new Ip(family, words[4 * index + 2], words[4 * index + 3]);
    }

    boolean contains(Ip ip) {
        int at = seek(0, ip.high(), ip.low());
        return at < words.length && compare(words[at], words[at + 1], ip.high(), ip.low()) <= 0;
    }

    boolean intersects(Intervals other) {
        Intervals few = words.length <= other.words.length ? this : other;
        Intervals many = words.length <= other.words.length ? other : this;
        int at = 0;
        for (int i = 0; i < few.words.length; i += 4) {
            at = many.seek(at, few.words[i], few.words[i + 1]);
            if (many.startsBy(at, few.words[i + 2], few.words[i + 3])) {
                return true;
            }
        }
        return false;
    }

    Intervals union(Intervals other) {
        if (other.words.length == 0) {
            return this;
        }
        if (words.length == 0) {
            return other;
        }
        Appender out = new Appender(words.length + other.words.length);
        int i = 0;
        int j = 0;
        while (i < words.length || j < other.words.length) {
            boolean mine = j == other.words.length
                    || (i < words.length && compare(words[i], words[i + 1], other.words[j], other.words[j + 1]) <= 0);
            long[] from = mine ? words : other.words;
            int at = mine ? i : j;
            out.append(from[at], from[at + 1], from[at + 2], from[at + 3]);
            i += mine ? 4 : 0;
            j += mine ? 0 : 4;
        }
        return out.intervals();
    }

    Intervals intersect(Intervals other) {
        Intervals few = words.length <= other.words.length ? this : other;
        Intervals longer = words.length <= other.words.length ? other : this;
        long[] many = longer.words;
        Appender out = new Appender(few.words.length + 4);
        int at = 0;
        for (int i = 0; i < few.words.length; i += 4) {
            long high = few.words[i];
            long low = few.words[i + 1];
            long lastHigh = few.words[i + 2];
            long lastLow = few.words[i + 3];
            at = longer.seek(at, high, low);
            for (int j = at; longer.startsBy(j, lastHigh, lastLow); j += 4) {
                boolean later = compare(many[j], many[j + 1], high, low) > 0;
                boolean sooner = compare(many[j + 2], many[j + 3], lastHigh, lastLow) < 0;
                out.append(
                        later ? many[j] : high,
                        later ? many[j + 1] : low,
                        sooner ? many[j + 2] : lastHigh,
                        sooner ? many[j + 3] : lastLow);
                at = j;
            }
        }
        return out.intervals();
    }

    Intervals subtract(Intervals other) {
        if (words.length == 0 || other.words.length == 0) {
            return this;
        }
        Appender out = new Appender(words.length + 4);
        int at = 0;
        for (int i = 0; i < words.length; i += 4) {
            at = other.seek(at, words[i], words[i + 1]);
            without(other, at, i, out);
        }
        return out.intervals();
    }

    /** Appends what {@code other}, from its interval at {@code j} on, leaves of the interval at {@code i}. */
    private void without(Intervals other, int j, int i, Appender out) {
        long high = words[i];
        long low = words[i + 1];
        long[] cut = other.words;
        for (int at = j; other.startsBy(at, words[i + 2], words[i + 3]); at += 4) {
            if (compare(cut[at], cut[at + 1], high, low) > 0) {
                out.append(high, low, cut[at + 1] == 0 ? cut[at] - 1 : cut[at], cut[at + 1] - 1);
            }
            if (compare(cut[at + 2], cut[at + 3], words[i + 2], words[i + 3]) >= 0) {
                return;
            }
            low = cut[at + 3] + 1;
            high = low == 0 ? cut[at + 2] + 1 : cut[at + 2];
        }
        out.append(high, low, words[i + 2], words[i + 3]);
    }

    private boolean startsBy(int at, long high, long low) {
        return at < words.length && compare(words[at], words[at + 1], high, low) <= 0;
    }

    /** Where, from {@code from} on, the first interval stands that ends at the number or behind it: by doubling steps. */
    private int seek(int from, long high, long low) {
        int step = 1;
        int below = from / 4 - 1;
        int above = from / 4;
        while (above < count() && endsBefore(above, high, low)) {
            below = above;
            above += step;
            step *= 2;
        }
        above = Math.min(above, count());
        while (above - below > 1) {
            int middle = (above + below) >>> 1;
            if (endsBefore(middle, high, low)) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return 4 * above;
    }

    private boolean endsBefore(int index, long high, long low) {
        return compare(words[4 * index + 2], words[4 * index + 3], high, low) < 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Intervals intervals && Arrays.equals(words, intervals.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    /** Takes intervals in the order of their first numbers and melts those that overlap or touch. */
    static final class Appender {
        private long[] words;
        private int used;

        Appender(int capacity) {
            words = new long[Math.max(4, capacity)];
        }

        void append(long high, long low, long lastHigh, long lastLow) {
            if (used > 0 && reaches(high, low)) {
                if (compare(lastHigh, lastLow, words[used - 2], words[used - 1]) > 0) {
                    words[used - 2] = lastHigh;
                    words[used - 1] = lastLow;
                }
                return;
            }
            if (used == words.length) {
                words = Arrays.copyOf(words, 2 * used);
            }
            words[used++] = high;
            words[used++] = low;
            words[used++] = lastHigh;
            words[used++] = lastLow;
        }

        /** Whether the number lies within the last interval or right behind it. */
        private boolean reaches(long high, long low) {
            long nextLow = words[used - 1] + 1;
            long nextHigh = nextLow == 0 ? words[used - 2] + 1 : words[used - 2];
            return compare(high, low, words[used - 2], words[used - 1]) <= 0 || (high == nextHigh && low == nextLow);
        }

        Intervals intervals() {
            return used == 0 ? NONE : new Intervals(used == words.length ? words : Arrays.copyOf(words, used));
        }
    }
}
