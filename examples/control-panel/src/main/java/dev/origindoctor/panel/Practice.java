package dev.origindoctor.panel;

import dev.origindoctor.Question;
import dev.origindoctor.host.HostEvidence;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What customers can have done for their sites, within their limits. */
public final class Practice implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final Duration ROUND = Duration.ofSeconds(30);

    private final SecureRandom random = new SecureRandom();
    private final SiteBook sites;
    private final Doctors doctors;
    private final Limits limits;
    private final Quotas quotas;
    private final History history = new History();
    private final Rounds rounds;

    /** A practice for these sites. It closes the doctors. */
    public Practice(SiteBook sites, Doctors doctors, Limits limits) {
        this.sites = sites;
        this.doctors = doctors;
        this.limits = limits;
        this.quotas = new Quotas(limits, System::nanoTime);
        this.rounds = new Rounds(sites, doctors);
    }

    /** Begins to look at the sites now and then, and to end what nobody waits for. */
    public void open(ScheduledExecutorService scheduler) {
        rounds.begin(scheduler, ROUND);
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

    /** How the site fared last. */
    public Optional<SiteState> state(Site site) {
        return rounds.state(site);
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
     * @param evidence what the origin's machine says
     * @throws RefusedException where the customer has to wait
     */
    public Visit diagnose(Site site, Set<String> done, @Nullable HostEvidence evidence) {
        Question.Builder question = site.question();
        if (evidence != null) {
            question.hostEvidence(evidence);
        }
        admit(site.owner());
        Visit visit = Visit.begin(id(), site, question.build(), done, doctors, this::over);
        history.keep(visit);
        return visit;
    }

    /**
     * Begins to wait until the site is well.
     *
     * @throws RefusedException where the customer has to wait
     */
    public Recovery confirm(Site site) {
        admit(site.owner());
        Recovery recovery = Recovery.begin(
                id(),
                site,
                doctors,
                LOOK_AGAIN,
                diagnosis -> rounds.saw(site, diagnosis),
                () -> quotas.giveBack(site.owner()));
        history.keep(recovery);
        return recovery;
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
        visit.diagnosis().ifPresent(diagnosis -> rounds.saw(visit.site(), diagnosis));
    }

    private String id() {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        history.endAll();
        doctors.close();
    }
}
