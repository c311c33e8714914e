package dev.origindoctor.accuracy;

import dev.origindoctor.origin.Scheme;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.Layer;
import dev.origindoctor.taxonomy.TcpFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Plants its cases on origins of the lab, several side by side, makes sure that they are planted, and asks. */
final class LabRing {
    private static final int SIDE_BY_SIDE = 5;
    private static final int REFUSALS = 6;

    private final Lab lab;
    private final Path folder;
    private final ResidentProber prober;
    private final Peers peers;
    private final Attempts attempts;
    private final Object routes = new Object();
    private final AtomicInteger plantings = new AtomicInteger();

    private LabRing(Lab lab, Path folder, ResidentProber prober, Peers peers, Attempts attempts) {
        this.lab = lab;
        this.folder = folder;
        this.prober = prober;
        this.peers = peers;
        this.attempts = attempts;
    }

    /** What the doctor makes of each case at each level; what cannot be planted is added to {@code failures}. */
    static List<Outcome> run(
            List<PlantedCase> cases,
            Path folder,
            Reports reports,
            Peers peers,
            Attempts attempts,
            List<String> failures)
            throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try (Lab lab = Lab.open();
                ResidentProber prober = ResidentProber.start(lab.client(), folder, reports)) {
            LabRing ring = new LabRing(lab, folder, prober, peers, attempts);
            List<Callable<List<Outcome>>> tasks = new ArrayList<>();
            cases.forEach(planted -> tasks.add(() -> ring.examine(planted)));
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<List<Outcome>> done : workers.invokeAll(tasks)) {
                try {
                    outcomes.addAll(done.get());
                } catch (ExecutionException e) {
                    failures.add(String.valueOf(e.getCause()));
                }
            }
            return outcomes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            workers.shutdownNow();
        }
    }

    private List<Outcome> examine(PlantedCase planted) {
        if (!ofRoutes(planted)) {
            return attempts.at(planted, () -> examined(planted));
        }
        synchronized (routes) {
            return attempts.at(planted, () -> examined(planted));
        }
    }

    private List<Outcome> examined(PlantedCase planted) {
        List<Outcome> outcomes = new ArrayList<>();
        try (LabOrigin origin = lab.origin(folder.resolve(planted.id() + "-" + plantings.incrementAndGet()));
                Plant plant = Plant.on(lab, origin, planted)) {
            makeSure(planted, origin, plant);
            if (!plant.unchecked()) {
                peers.ask(lab.client(), planted, origin.address());
            }
            for (Knowledge knowledge : planted.levels()) {
                rest(planted);
                String evidence =
                        knowledge == Knowledge.WITH_HOST ? origin.collect().toString() : null;
                outcomes.add(prober.ask(
                        planted, new LabQuestion(planted.id(), knowledge, plant.addresses(), plant.zone(), evidence)));
            }
        } catch (IllegalStateException | UncheckedIOException | CompletionException e) {
            throw new IllegalStateException("case " + planted.id() + ": " + e.getMessage(), e);
        }
        return outcomes;
    }

    /** The hub says that a route refuses five times and then once a second, to one address, about all routes together. */
    private static boolean ofRoutes(PlantedCase planted) {
        return planted.plant().contains("hub: ip route");
    }

    private static void rest(PlantedCase planted) {
        if (ofRoutes(planted)) {
            try {
                TimeUnit.SECONDS.sleep(REFUSALS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** A case whose edge does not meet what its author says is no case. */
    private void makeSure(PlantedCase planted, LabOrigin origin, Plant plant) {
        if (plant.unchecked()) {
            return;
        }
        Scheme scheme = planted.mode().originScheme(Scheme.HTTPS);
        String met = lab.client()
                .run("curl -sk -o /dev/null --connect-timeout 3.7 --max-time 4 --interface " + Lab.OF_EDGE + " "
                        + scheme.id() + "://" + origin.address() + "/ ; echo $?")
                .strip();
        Fault fault = planted.fault();
        boolean atTcp = fault != null && fault.layer() == Layer.TCP;
        boolean refusedSoon = met.equals("7");
        boolean expected = !atTcp
                ? !refusedSoon
                : fault == TcpFault.TIMED_OUT
                        ? met.equals("28")
                        : fault == TcpFault.RESET || fault == TcpFault.CLOSED || refusedSoon;
        if (!expected) {
            throw new IllegalStateException(
                    "the edge meets curl's " + met + ", which is not " + Words.fault(fault) + ": it is not planted");
        }
    }
}
