package dev.origindoctor.host.listener;

import dev.origindoctor.host.source.Quote;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number that the kernel counts up from the start of the machine. By itself it proves only that something happened
 * once; a rise between two looks proves that it happens now.
 *
 * @param name its name with its group, such as {@code TcpExt.ListenOverflows}
 * @param value its value at the last look
 * @param rise how much it grew between the first look and the last, or null where there was only one look
 * @param quote where this stands
 */
public record Counter(String name, long value, @Nullable Long rise, Quote quote) {
    public Counter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(quote, "quote");
    }
}
