package dev.origindoctor.report;

import java.util.Locale;

/** The word that stands beside a probability, always the same one for the same range. */
enum Likelihood {
    ALMOST_CERTAIN(0.9),
    VERY_LIKELY(0.7),
    LIKELY(0.4),
    POSSIBLE(0.1),
    UNLIKELY(0);

    private final double from;

    Likelihood(double from) {
        this.from = from;
    }

    /** The word for this probability. */
    static Likelihood of(double probability) {
        for (Likelihood word : values()) {
            if (probability >= word.from) {
                return word;
            }
        }
        throw new IllegalArgumentException("probability: " + probability + " (expected 0..1)");
    }

    /** The key of the word in the language files. */
    String key() {
        return "likelihood." + name().toLowerCase(Locale.ROOT);
    }
}
