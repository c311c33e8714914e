package dev.origindoctor.netty.court;

import dev.origindoctor.netty.certificate.Chain;
import dev.origindoctor.netty.certificate.ShownCertificate;
import dev.origindoctor.netty.certificate.StapledStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What is to be judged: a chain, for a name, at a time in whole seconds as certificates have it, with what was stapled to it. */
final class Case {
    private final Chain chain;
    private final @Nullable String name;
    private final byte @Nullable [] stapled;
    private final Instant now;

    Case(Chain chain, @Nullable String name, byte @Nullable [] stapled, Instant now) {
        this.chain = chain;
        this.name = name;
        this.stapled = stapled;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    Chain chain() {
        return chain;
    }

    /** The name that the certificate should be for, or null where none was asked for. */
    @Nullable
    String name() {
        return name;
    }

    boolean stapled() {
        return stapled != null;
    }

    Instant now() {
        return now;
    }

    /** What the stapled response says, with the issuer that this path has; null where nothing was stapled. */
    @Nullable
    StapledStatus status(Path path) {
        if (stapled == null) {
            return null;
        }
        ShownCertificate issuer =
                path.certificates().size() > 1 ? path.certificates().get(1) : null;
        return StapledStatus.read(stapled, path.leaf(), issuer, now);
    }
}
