package dev.origindoctor.netty.court;

import dev.origindoctor.netty.certificate.CertificateMemory;
import dev.origindoctor.netty.certificate.Chain;
import dev.origindoctor.netty.certificate.ShownCertificate;
import dev.origindoctor.netty.certificate.StapledStatus;
import dev.origindoctor.observation.CertificateVerdict;
import dev.origindoctor.taxonomy.CertificateFault;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where chains are brought to be judged, by a browser's eyes and by Cloudflare's. Signatures not met before are
 * verified on the common pool, because that takes milliseconds and an event loop has none; what is known is judged at
 * once.
 */
public final class Court {
    private static final Logger LOG = LoggerFactory.getLogger(Court.class);

    private final CertificateMemory memory;
    private final Intermediates intermediates = new Intermediates();
    private final VerdictMemory verdicts = new VerdictMemory();
    private final Clock clock;
    private final @Nullable MissingIssuers missingIssuers;
    private final Supplier<CompletableFuture<List<Judge>>> judges;
    private volatile @Nullable CompletableFuture<List<Judge>> seated;

    /**
     * A court that trusts {@code further} beside the public roots.
     *
     * @param fetch asked for certificates that a server should have shown; null forbids it
     */
    public Court(
            Collection<X509Certificate> further,
            UnaryOperator<String> neutral,
            Clock clock,
            @Nullable IssuerSource fetch) {
        this.memory = new CertificateMemory(neutral);
        this.clock = clock;
        this.missingIssuers = fetch == null ? null : new MissingIssuers(fetch, memory);
        List<X509Certificate> added = List.copyOf(further);
        this.judges = () -> CompletableFuture.supplyAsync(() -> seat(added));
    }

    private static List<Judge> seat(Collection<X509Certificate> further) {
        Anchors roots = Anchors.publicRoots().and(Anchors.of(further));
        Anchors originCa = Anchors.cloudflareOriginCa();
        return List.of(Judge.browser(roots, originCa), Judge.cloudflare(roots, originCa));
    }

    /** Takes its seats meanwhile, for somebody who is about to bring a chain. */
    public void convene() {
        seated();
    }

    /** Judges the chain {@code ders} for {@code name}; null asks for no name. */
    public CompletableFuture<Judgement> judge(List<byte[]> ders, @Nullable String name, byte @Nullable [] stapled) {
        if (ders.isEmpty()) {
            return CompletableFuture.completedFuture(Judgement.NOTHING_SHOWN);
        }
        Chain chain = memory.read(ders);
        Case open = new Case(chain, name, stapled, clock.instant());
        Optional<Judgement> before = verdicts.judged(open);
        return before.isPresent() ? CompletableFuture.completedFuture(before.get()) : judge(open);
    }

    private CompletableFuture<Judgement> judge(Case open) {
        return seated().thenComposeAsync(all -> completed(open, all), executor(open.chain()));
    }

    /** The judges; reading the public roots takes a while, so it is done once, when first needed, and elsewhere. */
    private CompletableFuture<List<Judge>> seated() {
        CompletableFuture<List<Judge>> known = seated;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            known = seated;
            if (known == null) {
                known = judges.get();
                seated = known;
            }
            return known;
        }
    }

    private Executor executor(Chain chain) {
        CompletableFuture<List<Judge>> known = seated;
        boolean quick = known != null
                && known.isDone()
                && chain.certificates().stream().allMatch(ShownCertificate::verifiedBefore);
        return quick ? Runnable::run : ForkJoinPool.commonPool();
    }

    private CompletableFuture<Judgement> completed(Case open, List<Judge> all) {
        if (open.chain().certificates().isEmpty()) {
            return CompletableFuture.completedFuture(unreadable(all));
        }
        // BouncyCastle reads lazily: what cannot be read may show as late as here, in unchecked exceptions.
        return CompletableFuture.completedFuture(open)
                .thenCompose(same -> furtherCertificates(same, all.get(0)))
                .thenApply(further -> remembered(open, all, further))
                .exceptionally(unread -> {
                    LOG.debug("a chain that cannot be judged", unread);
                    return unreadable(all);
                });
    }

    /** Certificates that were not shown: those that other servers showed, and those that may be fetched. */
    private CompletableFuture<Set<ShownCertificate>> furtherCertificates(Case open, Judge judge) {
        Set<ShownCertificate> known = intermediates.all();
        Path shown = judge.shownPath(open);
        intermediates.remember(shown);
        if (missingIssuers == null || shown.end() != Path.End.MISSING_ISSUER) {
            return CompletableFuture.completedFuture(known);
        }
        return missingIssuers.above(shown.top()).thenApply(fetched -> {
            known.addAll(fetched);
            return known;
        });
    }

    /** A verdict about a chain that leads nowhere may be another once more is known; it is not kept. */
    private Judgement remembered(Case open, List<Judge> all, Set<ShownCertificate> further) {
        Judgement judgement = judged(open, all, further);
        if (all.get(0).shownPath(open).trusted()) {
            verdicts.remember(open, judgement);
        }
        return judgement;
    }

    private static Judgement judged(Case open, List<Judge> all, Set<ShownCertificate> further) {
        List<CertificateVerdict> verdicts =
                all.stream().map(judge -> judge.judge(open, further)).toList();
        StapledStatus status = all.stream()
                .map(judge -> open.status(judge.shownPath(open)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Judgement(open.chain().facts(), verdicts, status == null ? null : status.id());
    }

    private static Judgement unreadable(List<Judge> all) {
        return new Judgement(
                List.of(),
                all.stream()
                        .map(judge -> new CertificateVerdict(
                                judge.id(),
                                List.of(CertificateFault.INVALID),
                                List.of("no certificate that can be read")))
                        .toList(),
                null);
    }
}
