package dev.origindoctor.panel;

import dev.origindoctor.Question;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.SslMode;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What customers can have done for their sites, within their limits. */
public final class Practice implements AutoCloseable {
    private final SecureRandom random = new SecureRandom();
    private final SiteBook sites;
    private final Doctors doctors;
    private final Limits limits;
    private final Quotas quotas;
    private final History history = new History();
    private final Lookout lookout;

    /** A practice for these sites. It closes the doctors. */
    public Practice(SiteBook sites, Doctors doctors, Limits limits) {
        this.sites = sites;
        this.doctors = doctors;
        this.limits = limits;
        this.quotas = new Quotas(limits.diagnoses(), System::nanoTime);
        this.lookout = new Lookout(doctors);
    }

    /** Begins to watch the sites, and to end what nobody waits for. */
    public void open(ScheduledExecutorService scheduler) {
        sites.all().forEach(lookout::watch);
        long every = Math.max(10, limits.patience().toMillis() / 4);
        scheduler.scheduleWithFixedDelay(
                () -> history.endAbandoned(limits.patience()), every, every, TimeUnit.MILLISECONDS);
    }

    /** Which sites there are. */
    public SiteBook sites() {
        return sites;
    }

    /** Who looks. */
    public Doctors doctors() {
        return doctors;
    }

    /**
     * Takes up a site that a customer named, and watches it.
     *
     * @throws RefusedException where they have enough of them
     */
    public Site add(Customer customer, HostName host, Endpoint origin, SslMode sslMode) {
        Site site = sites.add(customer, host, origin, sslMode);
        lookout.watch(site);
        return site;
    }

    /** How the site fares; empty where it was not looked at yet. */
    public Optional<SiteState> state(Site site) {
        return lookout.state(site);
    }

    /** The site's diagnoses, newest first. */
    public List<Visit> history(Site site) {
        return history.visits(site);
    }

    /** What goes on or went on under this id, if it is about a site of this customer. */
    public Optional<Live> find(Customer customer, String id) {
        return history.find(id).filter(live -> live.site().owner().equals(customer));
    }

    /**
     * Begins a diagnosis.
     *
     * @param done the checks that the customer has ticked off
     * @throws RefusedException where the customer has to wait
     */
    public Visit diagnose(Site site, Set<String> done) {
        admit(site.owner());
        return begin(site, done, site.question());
    }

    /**
     * Begins a diagnosis with what the origin's machine says, once that is read; it is read for nobody who has to wait.
     *
     * @param facts reads it, in the workshop
     * @throws RefusedException where the customer has to wait
     * @throws RejectedExecutionException where the workshop has too much to do
     */
    public CompletableFuture<Visit> diagnose(Site site, Supplier<HostEvidence> facts, Executor workshop) {
        admit(site.owner());
        try {
            return CompletableFuture.supplyAsync(facts, workshop)
                    .whenComplete((evidence, failure) -> {
                        if (failure != null) {
                            quotas.giveBack(site.owner());
                        }
                    })
                    .thenApply(evidence -> begin(site, Set.of(), site.question().hostEvidence(evidence)));
        } catch (RejectedExecutionException full) {
            quotas.giveBack(site.owner());
            throw full;
        }
    }

    private Visit begin(Site site, Set<String> done, Question.Builder question) {
        Visit visit = Visit.begin(id(), site, question.build(), done, doctors, this::over);
        history.keep(visit);
        return visit;
    }

    /**
     * Begins to watch the site until it is well.
     *
     * @throws RefusedException where the customer has to wait
     */
    public Confirmation confirm(Site site) {
        admit(site.owner());
        Confirmation confirmation =
                Confirmation.begin(id(), site, () -> lookAt(site), () -> quotas.giveBack(site.owner()));
        history.keep(confirmation);
        return confirmation;
    }

    private CompletableFuture<Diagnosis> lookAt(Site site) {
        CompletableFuture<Diagnosis> look = doctors.glance(site);
        look.thenAccept(diagnosis -> lookout.saw(site, diagnosis));
        return look;
    }

    private void admit(Customer customer) {
        switch (quotas.take(customer)) {
            case TOO_MANY_UNDER_WAY -> throw RefusedException.tooMuch("refused.under-way");
            case TOO_OFTEN -> throw RefusedException.tooMuch("refused.often");
            case GRANTED -> {}
        }
    }

    private void over(Visit visit) {
        quotas.giveBack(visit.site().owner());
        visit.diagnosis().ifPresent(diagnosis -> lookout.saw(visit.site(), diagnosis));
    }

    private String id() {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        lookout.close();
        history.endAll();
        doctors.close();
    }
}
