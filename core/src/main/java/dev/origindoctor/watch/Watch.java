package dev.origindoctor.watch;

import dev.origindoctor.OriginDoctor;
import dev.origindoctor.Question;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.ranges.RangeDiff;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one origin again and again, and tells what changed.
 *
 * <pre>{@code
 * WatchRun run = Watch.of(doctor, question).every(Duration.ofMinutes(1)).start(event -> tell(event));
 * }</pre>
 *
 * <p>Looks never overlap. A look that contradicts what is held to be so is soon followed by another one.
 */
public final class Watch {
    private final Supplier<CompletableFuture<Diagnosis>> look;
    private final @Nullable HostName host;
    private Duration every = Duration.ofSeconds(30);
    private double jitter = 0.1;
    private WatchRules rules = WatchRules.usual();
    private @Nullable Path journal;
    private boolean untilHealthy;
    private @Nullable Supplier<CompletableFuture<RangeDiff>> ranges;
    private Duration rangesEvery = Duration.ofDays(1);
    private Timer timer = Timer.system();
    private DoubleSupplier chance = () -> ThreadLocalRandom.current().nextDouble();

    private Watch(Supplier<CompletableFuture<Diagnosis>> look, @Nullable HostName host) {
        this.look = Objects.requireNonNull(look, "look");
        this.host = host;
    }

    /** A watch that asks this question. */
    public static Watch of(OriginDoctor doctor, Question question) {
        return new Watch(() -> doctor.diagnose(question), question.origin().host());
    }

    /** A watch over whatever makes the diagnoses. */
    public static Watch of(Supplier<CompletableFuture<Diagnosis>> look) {
        return new Watch(look, null);
    }

    /** The time from one look's start to the next one's; 30 seconds unless said otherwise. */
    public Watch every(Duration interval) {
        every = Deadline.moreThanNothing("every", interval);
        return this;
    }

    /** By which part of the interval each look may come sooner or later, so that many watches spread; 0.1 unless said. */
    public Watch jitter(double part) {
        if (!(part >= 0 && part < 1)) {
            throw new IllegalArgumentException("jitter: " + part + " (expected 0 or more, less than 1)");
        }
        jitter = part;
        return this;
    }

    /** When it changes its mind; {@link WatchRules#usual()} unless said otherwise. */
    public Watch rules(WatchRules chosen) {
        rules = Objects.requireNonNull(chosen, "rules");
        return this;
    }

    /** Keeps what changed in this file, and goes on from what stands there; one watch at a time may. */
    public Watch journal(Path file) {
        journal = Objects.requireNonNull(file, "file");
        return this;
    }

    /** Ends once the origin is held to be healthy and does not flap. */
    public Watch untilHealthy() {
        untilHealthy = true;
        return this;
    }

    /** Also asks now and then how the edge's published ranges differ from the known ones. */
    public Watch ranges(Supplier<CompletableFuture<RangeDiff>> difference, Duration interval) {
        ranges = Objects.requireNonNull(difference, "difference");
        rangesEvery = Deadline.moreThanNothing("interval", interval);
        return this;
    }

    /** What it goes by; the system's clock unless said otherwise. */
    public Watch timer(Timer chosen) {
        timer = Objects.requireNonNull(chosen, "timer");
        return this;
    }

    Watch chance(DoubleSupplier chosen) {
        chance = chosen;
        return this;
    }

    /**
     * Begins at once. The listener is called by one thread at a time; it should not block. One that throws ends the
     * watch.
     *
     * @throws java.io.UncheckedIOException where the journal cannot be read and written
     * @throws IllegalArgumentException where the journal is none, or that of another host's watch
     */
    public WatchRun start(Consumer<? super WatchEvent> listener) {
        Objects.requireNonNull(listener, "listener");
        Plan plan =
                new Plan(look, host, every, jitter, rules, journal, untilHealthy, ranges, rangesEvery, timer, chance);
        return new WatchRun(plan, listener).begin();
    }

    /** What was chosen. */
    record Plan(
            Supplier<CompletableFuture<Diagnosis>> look,
            @Nullable HostName host,
            Duration every,
            double jitter,
            WatchRules rules,
            @Nullable Path journal,
            boolean untilHealthy,
            @Nullable Supplier<CompletableFuture<RangeDiff>> ranges,
            Duration rangesEvery,
            Timer timer,
            DoubleSupplier chance) {}
}
