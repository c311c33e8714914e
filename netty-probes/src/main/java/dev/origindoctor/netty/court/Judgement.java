package dev.origindoctor.netty.court;

import dev.origindoctor.observation.CertificateFacts;
import dev.origindoctor.observation.CertificateVerdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is to be said of a chain.
 *
 * @param chain what its certificates say
 * @param verdicts what the judges say
 * @param stapled what the stapled OCSP response says, or null
 */
public record Judgement(
        List<CertificateFacts> chain,
        List<CertificateVerdict> verdicts,
        @Nullable String stapled) {
    /** Nothing was shown. */
    public static final Judgement NOTHING_SHOWN = new Judgement(List.of(), List.of(), null);

    public Judgement {
        chain = List.copyOf(chain);
        verdicts = List.copyOf(verdicts);
    }
}
