package dev.origindoctor.fleet;

import java.util.concurrent.CompletableFuture;

/** How a sweep looks at one origin. */
interface Look {
    /** Looks; the future fails only for misuse, such as a target that may not be probed. */
    CompletableFuture<SweepResult> at(long number, FleetTarget target);

    /** Origins with an equal key get the same answer: one look is enough for all of them. */
    Object key(FleetTarget target);
}
