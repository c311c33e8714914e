package dev.origindoctor.fleet;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.origin.Ports;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.probe.Probes;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Looks at any number of origins, many at once, in bounded memory. What it looks through stays its owner's.
 *
 * <pre>{@code
 * Sweep sweep = Sweep.through(probes).depth(Depth.HELLO).build();
 * sweep.over(targets).forEach(result -> store(result)).join();
 * }</pre>
 *
 * <p>Slots go to looks that answer soon: one that has not answered for a while moves to a larger room, where it waits
 * for its deadline without holding anybody up. Origins behind an equal address share one look. Where the prober's own
 * machine is the limit (its loops lag, sockets run out) the sweep slows down and looks again instead of blaming an
 * origin.
 */
public final class Sweep {
    private final Probes probes;
    private final Plan plan;
    private final Look look;

    private Sweep(Probes probes, Plan plan) {
        this.probes = probes;
        this.plan = plan;
        this.look = plan.depth() == Depth.FULL
                ? new FullLook(OriginDoctor.with(probes), plan)
                : new QuickLook(probes, plan);
    }

    /** Begins a sweep through these probes. */
    public static Builder through(Probes probes) {
        return new Builder(probes);
    }

    /** A run over these targets; nothing is looked at before somebody asks for results. */
    public SweepRun over(Iterable<FleetTarget> targets) {
        return over(targets.iterator());
    }

    /** The same over an iterator, which is asked as slots become free, on the sweep's executor. */
    public SweepRun over(Iterator<FleetTarget> targets) {
        return run(Source.of(Objects.requireNonNull(targets, "targets")));
    }

    /** The same over what a publisher gives, which is asked for no more than can be looked at. */
    public SweepRun over(Flow.Publisher<FleetLine> lines) {
        return run(Source.of(Objects.requireNonNull(lines, "lines"), plan.inFlight()));
    }

    private SweepRun run(Source source) {
        return new SweepRun(source, look, plan, probes::health, Time.REAL);
    }

    /** What was chosen. */
    record Plan(
            Depth depth,
            Edge edge,
            SslMode sslMode,
            int port,
            int inFlight,
            int perNetwork,
            Duration timeout,
            Executor executor) {
        /** How many looks may be under way, those that hang included. */
        int open() {
            return 5 * inFlight;
        }

        /** How many targets may have been taken and not been answered to the subscriber. */
        int held() {
            return 10 * inFlight;
        }
    }

    /** What can be chosen; everything has a default. */
    public static final class Builder {
        private static final int MOST_AT_ONCE = 100_000;

        private final Probes probes;
        private Depth depth = Depth.REACH;
        private Edge edge = Edge.CLOUDFLARE;
        private SslMode sslMode = SslMode.FULL;
        private @Nullable Integer port;
        private @Nullable Integer inFlight;
        private int perNetwork = 8;
        private @Nullable Duration timeout;
        private Executor executor = Runnable::run;

        private Builder(Probes probes) {
            this.probes = Objects.requireNonNull(probes, "probes");
        }

        /** How deep; {@link Depth#REACH} unless said otherwise. */
        public Builder depth(Depth chosen) {
            depth = Objects.requireNonNull(chosen, "depth");
            return this;
        }

        /** Who stands in front; Cloudflare unless said otherwise. */
        public Builder edge(Edge chosen) {
            edge = Objects.requireNonNull(chosen, "edge");
            return this;
        }

        /** How that edge talks to the origins; {@link SslMode#FULL} unless said otherwise. */
        public Builder sslMode(SslMode chosen) {
            sslMode = Objects.requireNonNull(chosen, "sslMode");
            return this;
        }

        /** The port of targets that name none; as the SSL mode has it unless said otherwise. */
        public Builder port(int chosen) {
            port = chosen;
            return this;
        }

        /** How many looks that answer soon are under way at most; 1,000, and 100 at full depth, unless said otherwise. */
        public Builder inFlight(int chosen) {
            inFlight = some("inFlight", chosen);
            return this;
        }

        /** How many looks are under way in one network (/24, /48) at most; 8 unless said otherwise. */
        public Builder perNetwork(int chosen) {
            perNetwork = some("perNetwork", chosen);
            return this;
        }

        /** The limit for one look; 5 seconds, and 20 at full depth, unless said otherwise. */
        public Builder timeout(Duration chosen) {
            timeout = Deadline.moreThanNothing("timeout", chosen);
            return this;
        }

        /**
         * Where iterators are asked and results are delivered, one at a time; unless said otherwise the prober's own
         * threads, where nothing may block.
         */
        public Builder executor(Executor chosen) {
            executor = Objects.requireNonNull(chosen, "executor");
            return this;
        }

        /**
         * The sweep, ready to run any number of times.
         *
         * @throws IllegalArgumentException where the parts do not fit together
         */
        public Sweep build() {
            if (depth == Depth.HELLO && !sslMode.encrypts()) {
                throw new IllegalArgumentException(
                        "depth: hello sees nothing under the SSL mode " + sslMode.id() + " (expected reach or full)");
            }
            boolean full = depth == Depth.FULL;
            int at = port == null ? sslMode.originScheme(Scheme.HTTPS).port() : Ports.check(port);
            int many = inFlight == null ? (full ? 100 : 1_000) : inFlight;
            Duration limit = timeout == null ? Duration.ofSeconds(full ? 20 : 5) : timeout;
            return new Sweep(probes, new Plan(depth, edge, sslMode, at, many, perNetwork, limit, executor));
        }

        private static int some(String name, int looks) {
            if (looks < 1 || looks > MOST_AT_ONCE) {
                throw new IllegalArgumentException(name + ": " + looks + " (expected 1.." + MOST_AT_ONCE + ")");
            }
            return looks;
        }
    }
}
