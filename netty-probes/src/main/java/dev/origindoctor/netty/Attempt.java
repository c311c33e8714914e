package dev.origindoctor.netty;

import dev.origindoctor.netty.line.Line;
import dev.origindoctor.netty.line.SynEvidence;
import dev.origindoctor.netty.line.TcpFailure;
import dev.origindoctor.observation.TcpObservation;
import dev.origindoctor.observation.Timing;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.probe.Deadline;
import dev.origindoctor.taxonomy.LocalFault;
import dev.origindoctor.taxonomy.TcpFault;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One connection and the errand on it, from the first SYN to the closed socket. Everything but the answer's
 * completion by its owner happens on one event loop; whatever completes the answer, the socket and the timer go.
 */
final class Attempt<T> implements Line.Caller, ProbeContext.UnderWay {
    /** RFC 6298 section 2.1: what is answered sooner was answered to the first SYN. */
    private static final Duration FIRST_RETRANSMISSION = Duration.ofSeconds(1);

    private final ProbeContext context;
    private final EventLoop loop;
    private final Endpoint endpoint;
    private final Deadline deadline;
    private final Errand<T> errand;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final LoopWatch watch;
    private Instant startedAt = Instant.now();
    private long startedNanos = System.nanoTime();
    private final Duration allowed;
    private Duration waited = Duration.ZERO;
    private Duration lostBefore = Duration.ZERO;
    private boolean watched;
    private boolean talking;
    private Pacing.@Nullable Turn turn;
    private @Nullable Line line;
    private @Nullable Patience patience;

    Attempt(ProbeContext context, EventLoop loop, Endpoint endpoint, Deadline deadline, Errand<T> errand) {
        this.context = context;
        this.loop = loop;
        this.endpoint = endpoint;
        this.deadline = deadline;
        this.errand = errand;
        watch = context.watch(loop);
        allowed = deadline.left();
    }

    CompletableFuture<T> start() {
        if (deadline.passed()) {
            return CompletableFuture.completedFuture(errand.notConnected(failed(LocalFault.CANCELLED)));
        }
        context.entered(this);
        answer.whenComplete((value, cause) -> onLoop(this::leave));
        onLoop(this::queue);
        return answer;
    }

    @Override
    public void cancel() {
        onLoop(() -> {
            if (!answer.isDone()) {
                answer.complete(talking ? errand.cancelled() : errand.notConnected(failed(LocalFault.CANCELLED)));
            }
        });
    }

    /** Waits for its turn; what the deadline ends before that has not asked the origin anything. */
    private void queue() {
        if (answer.isDone()) {
            return;
        }
        watched = true;
        watch.enter();
        turn = context.pacing().turn(endpoint.address(), () -> onLoop(this::open));
        turn.take();
        if (line == null) {
            wait(deadline.left(), () -> failed(TcpFailure.of(LocalFault.CANCELLED)));
        }
    }

    private void open() {
        if (answer.isDone()) {
            return;
        }
        long now = System.nanoTime();
        waited = Duration.ofNanos(now - startedNanos);
        startedNanos = now;
        startedAt = Instant.now();
        lostBefore = watch.lost();
        wait(deadline.within(context.connectTimeout).left(), this::tooLate);
        line = context.transport().line(loop, endpoint);
        line.open(this);
    }

    @Override
    public void connected() {
        if (answer.isDone() || line == null) {
            return;
        }
        endTurn(Spent.NOTHING);
        talking = true;
        wait(deadline.left(), this::outOfTime);
        begin(line);
    }

    private void begin(Line open) {
        try {
            errand.begin(open, seen(null), answer);
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    @Override
    public void failed(TcpFailure failure) {
        if (!answer.isDone()) {
            endTurn(Spent.on(failure, endpoint, context.transport().seesIcmp()));
            answer.complete(errand.notConnected(seen(failure)));
        }
    }

    private void endTurn(Spent spent) {
        if (turn != null) {
            turn.end(spent);
        }
    }

    /** The kernel makes connections by itself: all that counts is whether it was told to early enough. */
    private void tooLate() {
        boolean begunTooLate = deadline.passed() && isMostOfTheTime(waited);
        failed(TcpFailure.of(begunTooLate ? LocalFault.CANCELLED : TcpFault.TIMED_OUT));
    }

    /** A conversation needs the loop all the time. */
    private void outOfTime() {
        Duration lost = waited.plus(watch.lost()).minus(lostBefore);
        answer.complete(isMostOfTheTime(lost) ? errand.timeLost() : errand.deadlinePassed());
    }

    /** Two thirds: what is left is then less than half of what was lost. */
    private boolean isMostOfTheTime(Duration part) {
        return part.multipliedBy(3).compareTo(allowed.multipliedBy(2)) > 0;
    }

    private void leave() {
        stopWaiting();
        if (watched) {
            watch.leave();
        }
        endTurn(Spent.NOTHING);
        if (line != null) {
            line.close();
        }
        context.left(this);
    }

    private TcpObservation failed(LocalFault fault) {
        return seen(TcpFailure.of(fault));
    }

    private TcpObservation seen(@Nullable TcpFailure failure) {
        SynEvidence syn = line == null ? null : line.evidence();
        Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
        return new TcpObservation(
                endpoint,
                failure == null ? null : failure.fault(),
                failure == null ? null : failure.errno(),
                failure == null ? null : failure.icmp(),
                syn == null ? null : syn.retransmits(),
                new Timing(startedAt, took, failure == null ? roundTrip(syn) : answeredAfter(failure, took)));
    }

    private static @Nullable Duration roundTrip(@Nullable SynEvidence syn) {
        return syn == null ? null : syn.roundTrip();
    }

    /** The kernel keeps no time of a SYN that was refused; our own clock is good for it while the loop has leisure. */
    private @Nullable Duration answeredAfter(TcpFailure failure, Duration took) {
        boolean answered = failure.fault() == TcpFault.REFUSED || failure.fault() == TcpFault.PROHIBITED;
        boolean atOnce = took.compareTo(FIRST_RETRANSMISSION) < 0;
        return answered && atOnce && watch.atLeisureSince(lostBefore) ? took : null;
    }

    private void wait(Duration length, Runnable judgement) {
        stopWaiting();
        patience = Patience.of(loop, length, () -> guarded(judgement));
    }

    private void stopWaiting() {
        if (patience != null) {
            patience.end();
        }
    }

    /** A bug of ours ends the probe instead of leaving its owner waiting. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | LinkageError e) {
            answer.completeExceptionally(e);
        }
    }

    private void onLoop(Runnable step) {
        if (loop.inEventLoop()) {
            guarded(step);
            return;
        }
        try {
            loop.execute(() -> guarded(step));
        } catch (RejectedExecutionException e) {
            // The loop has ended, and closed its channels and dropped its timers as it did.
            context.left(this);
            answer.cancel(false);
        }
    }
}
