package dev.origindoctor.firewall.iptables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A match or a target with the options that belong to it. */
final class Clause {
    private final String name;
    private final List<Option> options = new ArrayList<>(2);

    Clause(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void add(Option option) {
        options.add(option);
    }

    List<Option> options() {
        return options;
    }

    /** The option of one of these names, if it was given. */
    Optional<Option> option(String... names) {
        return options.stream()
                .filter(one -> List.of(names).contains(one.name()))
                .findFirst();
    }

    boolean has(String... names) {
        return option(names).isPresent();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name);
        options.forEach(option -> text.append(' ').append(option));
        return text.toString();
    }
}
