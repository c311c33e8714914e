package dev.origindoctor.taxonomy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A code of another vocabulary, and the faults that it stands for.
 *
 * @param name what it is called there
 * @param number its number there, where it has one
 * @param faults what it stands for, the most usual first; empty where it is no fault of an origin
 * @param because where it is none: why
 */
public record ForeignCode(String name, @Nullable Integer number, List<Fault> faults, String because) {
    public ForeignCode {
        Objects.requireNonNull(name, "name");
        faults = List.copyOf(faults);
        if (faults.isEmpty() == because.isEmpty()) {
            throw new IllegalArgumentException(name + " (expected either faults or the reason why there are none)");
        }
    }

    static ForeignCode code(String name, Fault... faults) {
        return new ForeignCode(name, null, List.of(faults), "");
    }

    static ForeignCode code(int number, String name, Fault... faults) {
        return new ForeignCode(name, number, List.of(faults), "");
    }

    static ForeignCode none(String name, String because) {
        return new ForeignCode(name, null, List.of(), because);
    }

    static ForeignCode none(int number, String name, String because) {
        return new ForeignCode(name, number, List.of(), because);
    }

    boolean hasNumber(String text) {
        return number != null && text.equals(number.toString());
    }
}
