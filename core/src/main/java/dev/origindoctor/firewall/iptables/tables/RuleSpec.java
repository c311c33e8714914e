package dev.origindoctor.firewall.iptables.tables;

import dev.origindoctor.firewall.iptables.actions.Targets;
import dev.origindoctor.firewall.iptables.matches.Matches;
import dev.origindoctor.firewall.iptables.values.ProtocolText;
import dev.origindoctor.firewall.iptables.words.Clause;
import dev.origindoctor.firewall.iptables.words.Option;
import dev.origindoctor.firewall.iptables.words.OptionNames;
import dev.origindoctor.firewall.iptables.words.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of a rule in their groups: what is common to all rules, the matches in order, and the target. Options may
 * stand in any order and belong to the match that knows them.
 */
final class RuleSpec {
    private static final Map<String, String> COMMON = Map.ofEntries(
            Map.entry("-s", "-s"),
            Map.entry("--source", "-s"),
            Map.entry("--src", "-s"),
            Map.entry("-d", "-d"),
            Map.entry("--destination", "-d"),
            Map.entry("--dst", "-d"),
            Map.entry("-i", "-i"),
            Map.entry("--in-interface", "-i"),
            Map.entry("-o", "-o"),
            Map.entry("--out-interface", "-o"),
            Map.entry("-p", "-p"),
            Map.entry("--protocol", "-p"),
            Map.entry("-f", "-f"),
            Map.entry("--fragments", "-f"),
            Map.entry("-c", "-c"),
            Map.entry("--set-counters", "-c"),
            Map.entry("-4", "-4"),
            Map.entry("--ipv4", "-4"),
            Map.entry("-6", "-6"),
            Map.entry("--ipv6", "-6"),
            Map.entry("-m", "-m"),
            Map.entry("--match", "-m"),
            Map.entry("-j", "-j"),
            Map.entry("--jump", "-j"),
            Map.entry("-g", "-g"),
            Map.entry("--goto", "-g"));

    /** Options whose next word is their value even if it looks like an option. */
    private static final Set<String> TEXTS = Set.of(
            "--comment", "--log-prefix", "--nflog-prefix", "--ulog-prefix", "--string", "--hex-string", "--prefix");

    private final List<Token> tokens;
    private final Clause common = new Clause("rule");
    private final List<Clause> matches = new ArrayList<>();
    private final List<String> strays = new ArrayList<>();
    private @Nullable Clause target;
    private @Nullable Clause context;
    private boolean goesFurther;
    private int at;

    private RuleSpec(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Groups the words that follow the chain's name. */
    static RuleSpec of(List<Token> tokens) {
        RuleSpec spec = new RuleSpec(tokens);
        while (spec.at < tokens.size()) {
            spec.next();
        }
        return spec;
    }

    Clause common() {
        return common;
    }

    List<Clause> matches() {
        return matches;
    }

    Optional<Clause> target() {
        return Optional.ofNullable(target);
    }

    /** Whether the target was called with {@code -g}. */
    boolean goesFurther() {
        return goesFurther;
    }

    /** Words that belong to nothing. */
    List<String> strays() {
        return strays;
    }

    /** The only protocol of the rule, where it is given. */
    Optional<Option> protocol() {
        return common.option("-p");
    }

    private void next() {
        boolean negated = tokens.get(at).negation();
        if (negated && ++at == tokens.size()) {
            strays.add("!");
            return;
        }
        Token token = tokens.get(at++);
        if (!token.option()) {
            strays.add(token.text());
            return;
        }
        String name = token.text();
        List<String> values = new ArrayList<>(1);
        boolean glued = name.charAt(1) != '-' && name.length() > 2;
        if (glued) {
            values.add(name.substring(2));
            name = name.substring(0, 2);
        } else if (name.startsWith("--") && name.indexOf('=') > 0) {
            values.add(name.substring(name.indexOf('=') + 1));
            name = name.substring(0, name.indexOf('='));
        }
        name = name.startsWith("--") ? whole(name) : name;
        negated |= values(name, values);
        place(new Option(COMMON.getOrDefault(name, name), negated, values));
    }

    /** The whole name of a long option; as it was written, where nothing knows it. */
    private String whole(String written) {
        List<Set<String>> extensions = new ArrayList<>();
        matches.forEach(match -> extensions.add(Matches.options(match.name())));
        if (target != null) {
            extensions.add(Targets.options(target.name()));
        }
        String whole = OptionNames.whole(written, extensions);
        if (whole == null) {
            whole = OptionNames.whole(
                    written,
                    implied().map(name -> List.of(Matches.options(name))).orElse(List.of()));
        }
        return whole == null ? written : whole;
    }

    /** The match that the rule's only protocol brings along. */
    private Optional<String> implied() {
        return protocol()
                .map(Option::values)
                .filter(values -> values.size() == 1)
                .map(values -> ProtocolText.module(values.get(0)));
    }

    /** Takes the words that follow an option; true where a negation stands among them, as people wrote before 2009. */
    private boolean values(String name, List<String> values) {
        boolean negated = false;
        if (TEXTS.contains(name) && at < tokens.size()) {
            values.add(tokens.get(at++).text());
        }
        while (at < tokens.size() && !tokens.get(at).option()) {
            if (tokens.get(at).negation()) {
                boolean ofNext = at + 1 == tokens.size() || tokens.get(at + 1).option();
                if (ofNext) {
                    return negated;
                }
                negated = true;
            } else {
                values.add(tokens.get(at).text());
            }
            at++;
        }
        return negated;
    }

    private void place(Option option) {
        switch (option.name()) {
            case "-m" -> {
                context = new Clause(option.value());
                matches.add(context);
            }
            case "-j", "-g" -> {
                goesFurther = option.name().equals("-g");
                target = new Clause(option.value());
                context = target;
            }
            case "-s", "-d", "-i", "-o", "-p", "-f", "-c", "-4", "-6" -> common.add(option);
            default -> owner(option.name()).add(option);
        }
    }

    private Clause owner(String option) {
        if (context != null && knows(context, option)) {
            return context;
        }
        if (target != null && Targets.knows(target.name(), option)) {
            return target;
        }
        for (Clause match : matches) {
            if (Matches.knows(match.name(), option)) {
                return match;
            }
        }
        Optional<String> implied = implied();
        if (implied.isPresent() && Matches.knows(implied.get(), option)) {
            Clause clause = new Clause(implied.get());
            matches.add(clause);
            return clause;
        }
        if (context == null) {
            context = new Clause("(none)");
            matches.add(context);
        }
        return context;
    }

    private boolean knows(Clause clause, String option) {
        return clause == target ? Targets.knows(clause.name(), option) : Matches.knows(clause.name(), option);
    }
}
