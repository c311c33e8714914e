package dev.origindoctor.panel;

import dev.origindoctor.watch.Look;
import dev.origindoctor.watch.WatchState;
import java.util.Objects;

/**
 * How a site fares.
 *
 * @param held what its watch holds to be so, after more than one look
 * @param last what the last look said
 */
public record SiteState(WatchState held, Look last) {
    public SiteState {
        Objects.requireNonNull(held, "held");
        Objects.requireNonNull(last, "last");
    }
}
