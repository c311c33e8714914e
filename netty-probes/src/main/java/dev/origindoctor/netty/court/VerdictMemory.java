package dev.origindoctor.netty.court;

import dev.origindoctor.netty.certificate.ShownCertificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judgements of chains that lead to a trusted root, so that a chain that is met again costs its fingerprints alone. A
 * judgement holds until the next date in the chain, which is when another may be due. Bounded: what was not asked for
 * longest goes first.
 */
final class VerdictMemory {
    private static final int MOST = 2_048;

    private final Map<Key, Held> held = new RecentlyMet<>(MOST);

    /** The same certificates in the same order, for the same name. */
    private record Key(
            List<ShownCertificate> chain, @Nullable String name) {}

    private record Held(Judgement judgement, Instant from, Instant until) {
        boolean at(Instant now) {
            return !now.isBefore(from) && !now.isAfter(until);
        }
    }

    Optional<Judgement> judged(Case open) {
        if (!rememberable(open)) {
            return Optional.empty();
        }
        synchronized (held) {
            return Optional.ofNullable(held.get(key(open)))
                    .filter(known -> known.at(open.now()))
                    .map(Held::judgement);
        }
    }

    void remember(Case open, Judgement judgement) {
        if (rememberable(open)) {
            Held fresh = new Held(judgement, lastDate(open), nextDate(open));
            synchronized (held) {
                held.put(key(open), fresh);
            }
        }
    }

    /** A stapled response has dates of its own. */
    private static boolean rememberable(Case open) {
        return !open.stapled() && open.chain().unreadable() == 0;
    }

    private static Key key(Case open) {
        return new Key(open.chain().certificates(), open.name());
    }

    private static Instant nextDate(Case open) {
        return dates(open)
                .filter(date -> !date.isBefore(open.now()))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private static Instant lastDate(Case open) {
        return dates(open)
                .filter(date -> date.isBefore(open.now()))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    private static Stream<Instant> dates(Case open) {
        return open.chain().certificates().stream().flatMap(one -> Stream.of(one.notBefore(), one.notAfter()));
    }
}
