package dev.origindoctor.firewall.packet;

import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What is known of the interface through which a packet comes or goes. */
public sealed interface Interface {
    /** Whether it is one that {@code pattern} means. */
    Match matches(InterfacePattern pattern);

    /** The hook that is asked knows none: no condition on it holds. */
    record Absent() implements Interface {
        @Override
        public Match matches(InterfacePattern pattern) {
            return Match.NEVER;
        }
    }

    /** An interface whose name is known. */
    record Named(String name) implements Interface {
        public Named {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public Match matches(InterfacePattern pattern) {
            return Match.of(pattern.matches(name));
        }
    }

    /**
     * The interface towards the internet, whose name nobody told: not the loopback, no tunnel and no container's
     * bridge.
     *
     * @param besides patterns that surely do not mean it
     * @param asked hears every pattern for which its name would have mattered
     */
    record Public(Set<InterfacePattern> besides, Consumer<InterfacePattern> asked) implements Interface {
        private static final Pattern PRIVATE = Pattern.compile(
                "lo|(docker|br-|tun|tap|wg|virbr|veth|lxc|lxdbr|cni|podman|flannel|cali|vboxnet|vmnet)" + "[\\w.@:-]*");

        public Public {
            besides = Set.copyOf(besides);
        }

        @Override
        public Match matches(InterfacePattern pattern) {
            if (pattern.prefix() && pattern.name().isEmpty()) {
                return Match.ALWAYS;
            }
            if (besides.contains(pattern) || PRIVATE.matcher(pattern.name()).matches()) {
                return Match.NEVER;
            }
            asked.accept(pattern);
            return Match.MAYBE;
        }

        /** Two of them that exclude the same patterns are the same, whoever listens. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Public open && besides.equals(open.besides);
        }

        @Override
        public int hashCode() {
            return besides.hashCode();
        }
    }

    /** An interface of which nothing is known but that it is not the loopback. */
    record Unknown() implements Interface {
        @Override
        public Match matches(InterfacePattern pattern) {
            if (pattern.prefix() && pattern.name().isEmpty()) {
                return Match.ALWAYS;
            }
            return pattern.name().equals("lo") ? Match.NEVER : Match.MAYBE;
        }
    }
}
