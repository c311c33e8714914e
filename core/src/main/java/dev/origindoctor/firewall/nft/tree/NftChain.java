package dev.origindoctor.firewall.nft.tree;

import dev.origindoctor.firewall.rules.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A chain while its text is read. */
public final class NftChain {
    private String name;
    private final List<NftRule> rules = new ArrayList<>();
    private Line line;
    private @Nullable Place place;
    private @Nullable String perhaps;
    private String policy = "accept";
    private @Nullable Line policyLine;

    /** Where a base chain stands, in words. */
    public record Place(String type, String hook, int priority, List<String> devices) {
        public Place {
            devices = List.copyOf(devices);
        }
    }

    NftChain(String name, Line line) {
        this.name = name;
        this.line = line;
    }

    public String name() {
        return name;
    }

    /** The chain under another name. */
    NftChain called(String newName) {
        name = newName;
        return this;
    }

    /** Where it begins. */
    public Line line() {
        return line;
    }

    public List<NftRule> rules() {
        return rules;
    }

    @Nullable
    public Place place() {
        return place;
    }

    public void place(Place newPlace, Line where) {
        place = newPlace;
        line = where;
        perhaps = null;
    }

    /** Why it is not certain that packets come to the chain; null where nothing speaks against that. */
    public @Nullable String perhaps() {
        return perhaps;
    }

    /** Places the chain where it may stand. */
    public void place(Place newPlace, Line where, String why) {
        place(newPlace, where);
        perhaps = why;
    }

    /** {@code accept}, {@code drop}, or what else was written. */
    public String policy() {
        return policy;
    }

    /** Where the policy was written; where the chain's place was, if it was not. */
    public Line policyLine() {
        return policyLine == null ? line : policyLine;
    }

    public void policy(String newPolicy, Line where) {
        policy = newPolicy;
        policyLine = where;
    }

    /** Where the rule is that {@code handle 7}, {@code position 7} or {@code index 0} means, if that is certain. */
    public OptionalInt find(String by, String number) {
        boolean index = by.equals("index");
        if (index
                && rules.stream()
                        .anyMatch(rule -> rule.clauses().stream().anyMatch(Clause.Obscure.class::isInstance))) {
            return OptionalInt.empty(); // it may stand for several rules, or for none
        }
        return IntStream.range(0, rules.size())
                .filter(at ->
                        number.equals(String.valueOf(index ? at : rules.get(at).handle())))
                .findFirst();
    }

    /** Puts a rule that may do anything before all others: something about the chain is not understood. */
    public void doubt(Line where, String why) {
        rules.add(0, new NftRule(where, -1, List.of(new Clause.Obscure(where.text(), why))));
    }
}
