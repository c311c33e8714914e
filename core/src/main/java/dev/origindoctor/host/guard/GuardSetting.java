package dev.origindoctor.host.guard;

import dev.origindoctor.host.source.Quote;
import java.util.Objects;

/**
 * What a guard says of its own settings.
 *
 * @param guard {@code ufw}, {@code firewalld}, {@code csf} or {@code fail2ban}
 * @param scope the zone or the jail, or empty for the guard as a whole
 * @param name the setting, in the guard's own word: {@code Status}, {@code Default}, {@code TCP_IN}, {@code target} …
 * @param value its value
 * @param quote where this stands
 */
public record GuardSetting(String guard, String scope, String name, String value, Quote quote) {
    public GuardSetting {
        Objects.requireNonNull(guard, "guard");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(quote, "quote");
    }
}
