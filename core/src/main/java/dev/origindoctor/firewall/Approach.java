package dev.origindoctor.firewall;

import dev.origindoctor.firewall.rules.Interface;
import dev.origindoctor.firewall.rules.InterfacePattern;
import dev.origindoctor.firewall.rules.Ruleset;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Family;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A firewall seen from connections to one target. Taken for granted is what every public host has: answers leave by the
 * interface through which the connection came, and a rule that hands connections to Docker's network finds the
 * container there.
 */
public final class Approach {
    /** With more interfaces named than this, each is not looked at by itself: the answer is then undecided sooner. */
    private static final int MOST_INTERFACES = 12;

    /** How many rules are asked at most, beside some for each rule there is. */
    private static final long MOST_RULES = 200_000;

    private static final AddressSet HOSTS =
            AddressSet.all().subtract(AddressSet.parse("0.0.0.0/8, 127.0.0.0/8, 224.0.0.0/3, ::/127, ff00::/8"));

    private final Ruleset ruleset;
    private final Target target;

    Approach(Ruleset ruleset, Target target) {
        this.ruleset = Objects.requireNonNull(ruleset, "ruleset");
        this.target = Objects.requireNonNull(target, "target");
    }

    /** Divides {@code sources} by what the firewall does with them. */
    public FirewallSplit split(AddressSet sources) {
        List<Part> parts = new ArrayList<>();
        for (Family family : Family.values()) {
            AddressSet some = sources.only(family);
            if (!some.isEmpty()) {
                Parts.merged(shares(family, some)).forEach(share -> parts.add(Parts.of(share, target)));
            }
        }
        return new FirewallSplit(target, parts, UnreadLine.of(ruleset, false), UnreadLine.of(ruleset, true));
    }

    private List<Share> shares(Family family, AddressSet sources) {
        if (!ruleset.families().contains(family)) {
            return List.of(new Share(
                    sources, Fate.UNKNOWN, null, List.of(), "no rules for this family of addresses were given"));
        }
        if (target.device() != null) {
            return through(new Interface.Named(target.device()), family, sources);
        }
        Set<InterfacePattern> asked = new LinkedHashSet<>();
        List<Share> shares = through(new Interface.Public(Set.of(), asked::add), family, sources);
        boolean undecided = shares.stream().anyMatch(share -> share.fate().equals(Fate.UNKNOWN));
        return undecided && !asked.isEmpty() && asked.size() <= MOST_INTERFACES
                ? throughEach(asked, family, sources)
                : shares;
    }

    /** The interface is one of those that rules name, or another: what is the same for all of them is certain. */
    private List<Share> throughEach(Set<InterfacePattern> asked, Family family, AddressSet sources) {
        List<Share> shares = through(new Interface.Public(asked, pattern -> {}), family, sources);
        for (InterfacePattern pattern : asked) {
            Interface named = new Interface.Named(pattern.prefix() ? pattern.name() + "?" : pattern.name());
            shares = Parts.agreed(shares, through(named, family, sources));
        }
        return shares;
    }

    private List<Share> through(Interface outside, Family family, AddressSet sources) {
        long rules = ruleset.tables().stream()
                .flatMap(table -> table.chains().values().stream())
                .mapToLong(chain -> chain.rules().size() + 1L)
                .sum();
        Budget budget = new Budget(MOST_RULES + 20 * rules);
        return new Journey(ruleset, family, outside, budget, sources)
                .to(destination(family), target.port())
                .shares();
    }

    private AddressSet destination(Family family) {
        AddressSet all = HOSTS.only(family);
        if (target.destination() == null) {
            return all;
        }
        AddressSet one = AddressSet.of(target.destination()).only(family);
        return one.isEmpty() ? all : one;
    }
}
