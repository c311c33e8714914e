package dev.origindoctor.firewall.evaluation;

import dev.origindoctor.firewall.packet.Interface;
import dev.origindoctor.firewall.packet.InterfacePattern;
import dev.origindoctor.firewall.rules.Ruleset;
import dev.origindoctor.ranges.AddressSet;
import dev.origindoctor.ranges.Family;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A ruleset asked about connections to one port: through an interface that is known, or through whichever leads out. */
public final class Evaluation {
    /** With more interfaces named than this, each is not looked at by itself: the answer is then undecided sooner. */
    private static final int MOST_INTERFACES = 12;

    /** How many rules are asked at most, beside some for each rule there is. */
    private static final long MOST_RULES = 200_000;

    private static final AddressSet HOSTS =
            AddressSet.all().subtract(AddressSet.parse("0.0.0.0/8, 127.0.0.0/8, 224.0.0.0/3, ::/127, ff00::/8"));

    private final Ruleset ruleset;
    private final @Nullable InetAddress asked;
    private final int port;
    private final @Nullable String device;

    /**
     * Connections to a port.
     *
     * @param asked the host's address that they ask for; null for any
     * @param device the interface through which they come; null for whatever leads to the internet
     */
    public Evaluation(Ruleset ruleset, @Nullable InetAddress asked, int port, @Nullable String device) {
        this.ruleset = Objects.requireNonNull(ruleset, "ruleset");
        this.asked = asked;
        this.port = port;
        this.device = device;
    }

    /** Divides sources of one family by their fate, and by the rule that decides it. */
    public List<Share> shares(Family family, AddressSet sources) {
        AddressSet inside = sources.intersect(new Networks(ruleset.networks()).addresses());
        List<Share> shares = new ArrayList<>();
        if (!inside.equals(sources)) {
            shares.addAll(unmerged(family, sources.subtract(inside)));
        }
        if (!inside.isEmpty()) {
            shares.add(new Share(inside, Fate.UNKNOWN, null, List.of(), "these are addresses of containers"));
        }
        return Shares.merged(shares);
    }

    private List<Share> unmerged(Family family, AddressSet sources) {
        if (!ruleset.families().contains(family)) {
            return List.of(new Share(sources, Fate.UNKNOWN, null, List.of(), nothing()));
        }
        if (device != null) {
            return through(new Interface.Named(device), family, sources);
        }
        Set<InterfacePattern> asked = new LinkedHashSet<>();
        List<Share> shares = through(new Interface.Public(Set.of(), asked::add), family, sources);
        boolean undecided = shares.stream().anyMatch(share -> share.fate().equals(Fate.UNKNOWN));
        return undecided && !asked.isEmpty() && asked.size() <= MOST_INTERFACES
                ? throughEach(asked, family, sources)
                : shares;
    }

    private String nothing() {
        return ruleset.refused().isEmpty()
                ? "no rules for this family of addresses were given"
                : "nothing of " + ruleset.refused().get(0).file()
                        + " is loaded: which rules are in force, it does not say";
    }

    /** The interface is one of those that rules name, or another: what is the same for all of them is certain. */
    private List<Share> throughEach(Set<InterfacePattern> asked, Family family, AddressSet sources) {
        List<Share> shares = through(new Interface.Public(asked, pattern -> {}), family, sources);
        for (InterfacePattern pattern : asked) {
            Interface named = new Interface.Named(pattern.prefix() ? pattern.name() + "?" : pattern.name());
            shares = Shares.agreed(shares, through(named, family, sources));
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
                .to(destination(family), port)
                .shares();
    }

    private AddressSet destination(Family family) {
        AddressSet all = HOSTS.only(family);
        if (asked == null) {
            return all;
        }
        AddressSet one = AddressSet.of(asked).only(family);
        return one.isEmpty() ? all : one;
    }
}
