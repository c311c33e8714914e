package dev.origindoctor.host.guard;

import dev.origindoctor.host.source.Quote;
import java.util.Objects;

/**
 * A rule as a guard lists it in its own words. The ruleset in the kernel decides; this helps to speak its language.
 *
 * @param guard {@code ufw}, {@code firewalld}, {@code csf} or {@code tcpwrappers}
 * @param action what it does: {@code allow}, {@code deny}, {@code reject}, {@code limit}, {@code ignore}
 * @param to what it is about: a port, a service, a zone; {@code any} for everything
 * @param from from where; {@code any} for everywhere
 * @param quote where this stands
 */
public record GuardRule(String guard, String action, String to, String from, Quote quote) {
    public GuardRule {
        Objects.requireNonNull(guard, "guard");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(quote, "quote");
    }
}
