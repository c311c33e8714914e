package dev.origindoctor.observation;

import java.util.Objects;

/** A name and a value, ready to be shown. Values from the network have been neutralised before they got here. */
public record Fact(String name, String value) {
    public Fact {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }

    /** The fact that {@code name} is {@code value}. */
    public static Fact of(String name, Object value) {
        return new Fact(name, value.toString());
    }
}
