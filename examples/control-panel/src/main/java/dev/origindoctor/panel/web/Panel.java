package dev.origindoctor.panel.web;

import dev.origindoctor.panel.DemoStreet;
import dev.origindoctor.panel.Limits;
import dev.origindoctor.panel.Practice;
import java.util.Objects;
import java.util.Set;

/**
 * What a panel is made of.
 *
 * @param practice what can be done for its customers
 * @param street the pretended origins among the sites, which can be mended
 * @param login who is asking
 * @param limits how much anybody gets
 * @param hosts under which names the panel may be asked for; any other name is a trick (DNS rebinding)
 */
public record Panel(Practice practice, DemoStreet street, Login login, Limits limits, Set<String> hosts) {
    /** The names of a panel that only its own machine can reach. */
    public static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    public Panel {
        Objects.requireNonNull(practice, "practice");
        Objects.requireNonNull(street, "street");
        Objects.requireNonNull(login, "login");
        Objects.requireNonNull(limits, "limits");
        hosts = Set.copyOf(hosts);
    }
}
