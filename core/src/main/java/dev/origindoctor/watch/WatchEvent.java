package dev.origindoctor.watch;

import dev.origindoctor.ranges.RangeDiff;
import java.time.Duration;
import java.time.Instant;

/** Something that a watch has to tell. */
public sealed interface WatchEvent {
    /** When it happened. */
    Instant at();

    /** The identifier used in JSON. */
    String id();

    /** One look is done; it need not have changed anything. */
    record Looked(Look look) implements WatchEvent {
        @Override
        public Instant at() {
            return look.at();
        }

        @Override
        public String id() {
            return "looked";
        }
    }

    /** The origin is held to be healthy for the first time. */
    record Healthy(Instant at) implements WatchEvent {
        @Override
        public String id() {
            return "healthy";
        }
    }

    /** The origin is held to be broken. */
    record Broke(Instant at, Look look) implements WatchEvent {
        @Override
        public String id() {
            return "broke";
        }
    }

    /** It is still broken, in another way. */
    record Changed(Instant at, Look look) implements WatchEvent {
        @Override
        public String id() {
            return "changed";
        }
    }

    /** It is healthy again, so long after the first look that said otherwise. */
    record Recovered(Instant at, Duration after) implements WatchEvent {
        @Override
        public String id() {
            return "recovered";
        }
    }

    /** It comes and goes so often that no single change is told any more. */
    record FlappingBegan(Instant at, double failing) implements WatchEvent {
        @Override
        public String id() {
            return "flapping_began";
        }
    }

    /** It has settled. */
    record FlappingEnded(Instant at, Status status) implements WatchEvent {
        @Override
        public String id() {
            return "flapping_ended";
        }
    }

    /** Its certificate ends soon. */
    record CertificateEnds(Instant at, Instant notAfter) implements WatchEvent {
        @Override
        public String id() {
            return "certificate_ends";
        }
    }

    /** The edge's published ranges are no longer those that were known. */
    record RangesChanged(Instant at, RangeDiff difference) implements WatchEvent {
        @Override
        public String id() {
            return "ranges_changed";
        }
    }
}
