package dev.origindoctor.firewall.iptables.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A match or a target with the options that belong to it. */
public final class Clause {
    private final String name;
    private final List<Option> options = new ArrayList<>(2);

    public Clause(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public void add(Option option) {
        options.add(option);
    }

    public List<Option> options() {
        return options;
    }

    /** The option of one of these names, if it was given. */
    public Optional<Option> option(String... names) {
        return options.stream()
                .filter(one -> List.of(names).contains(one.name()))
                .findFirst();
    }

    public boolean has(String... names) {
        return option(names).isPresent();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name);
        options.forEach(option -> text.append(' ').append(option));
        return text.toString();
    }
}
