package dev.origindoctor.netty.line;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel knows of a connection's opening.
 *
 * @param retransmits how often the SYN was sent again
 * @param roundTrip the round trip as the kernel measured it; null while there is none
 */
public record SynEvidence(int retransmits, @Nullable Duration roundTrip) {}
