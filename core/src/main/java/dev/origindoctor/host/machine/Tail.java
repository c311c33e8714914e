package dev.origindoctor.host.machine;

import java.util.Arrays;

/** Keeps the last bytes of a stream. */
final class Tail {
    private final byte[] ring;
    private int at;
    private boolean full;

    Tail(int size) {
        ring = new byte[size];
    }

    void add(byte[] bytes, int length) {
        for (int done = 0; done < length; ) {
            int part = Math.min(length - done, ring.length - at);
            System.arraycopy(bytes, done, ring, at, part);
            done += part;
            at = (at + part) % ring.length;
            full |= at == 0;
        }
    }

    byte[] bytes() {
        if (!full) {
            return Arrays.copyOf(ring, at);
        }
        byte[] bytes = new byte[ring.length];
        System.arraycopy(ring, at, bytes, 0, ring.length - at);
        System.arraycopy(ring, 0, bytes, ring.length - at, at);
        return bytes;
    }
}
