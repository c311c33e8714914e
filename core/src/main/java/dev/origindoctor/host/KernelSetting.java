package dev.origindoctor.host;

import dev.origindoctor.host.source.Quote;
import java.util.Objects;

/**
 * A setting of the kernel.
 *
 * @param name its name with dots, such as {@code net.ipv4.tcp_abort_on_overflow}
 * @param value its value
 * @param quote where this stands
 */
public record KernelSetting(String name, String value, Quote quote) {
    public KernelSetting {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(quote, "quote");
    }
}
