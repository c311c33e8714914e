package dev.origindoctor.netty.certificate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The certificates met lately, so that each is read and its signature verified once. Bounded in number and in bytes:
 * what was not asked for longest goes first.
 */
public final class CertificateMemory {
    private static final int MOST = 2_048;
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final UnaryOperator<String> neutral;
    private final Map<String, ShownCertificate> known = new LinkedHashMap<>(256, 0.75f, true);
    private int bytes;

    /** A memory whose certificates show themselves through {@code neutral}, which makes text from the network harmless. */
    public CertificateMemory(UnaryOperator<String> neutral) {
        this.neutral = neutral;
    }

    /** Reads a chain. What cannot be read is counted; without a leaf that can, the rest means nothing. */
    public Chain read(List<byte[]> ders) {
        List<ShownCertificate> certificates = new ArrayList<>();
        int unreadable = 0;
        for (byte[] der : ders) {
            try {
                certificates.add(read(der));
            } catch (IOException e) {
                unreadable++;
            }
            if (certificates.isEmpty()) {
                return new Chain(List.of(), ders.size());
            }
        }
        return new Chain(certificates, unreadable);
    }

    public ShownCertificate read(byte[] der) throws IOException {
        String print = Sha256.hex(der);
        synchronized (known) {
            ShownCertificate before = known.get(print);
            if (before != null) {
                return before;
            }
        }
        ShownCertificate fresh = ShownCertificate.read(der, neutral);
        synchronized (known) {
            if (known.putIfAbsent(print, fresh) == null) {
                bytes += der.length;
            }
            forgetOldest();
        }
        return fresh;
    }

    private void forgetOldest() {
        Iterator<ShownCertificate> oldest = known.values().iterator();
        while (known.size() > MOST || bytes > MOST_BYTES) {
            bytes -= oldest.next().size();
            oldest.remove();
        }
    }

    /** How many are remembered now. */
    public int size() {
        synchronized (known) {
            return known.size();
        }
    }
}
