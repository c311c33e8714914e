package dev.origindoctor.firewall.nft.meaning;

import dev.origindoctor.firewall.nft.tree.Clause;
import dev.origindoctor.firewall.nft.tree.Clause.Assign;
import dev.origindoctor.firewall.nft.tree.Clause.Foreign;
import dev.origindoctor.firewall.nft.tree.Clause.Handover;
import dev.origindoctor.firewall.nft.tree.Clause.Match;
import dev.origindoctor.firewall.nft.tree.Clause.Note;
import dev.origindoctor.firewall.nft.tree.Clause.Obscure;
import dev.origindoctor.firewall.nft.tree.Clause.Reject;
import dev.origindoctor.firewall.nft.tree.Clause.Sometimes;
import dev.origindoctor.firewall.nft.tree.Clause.Translate;
import dev.origindoctor.firewall.nft.tree.Clause.Untrack;
import dev.origindoctor.firewall.nft.tree.Clause.Update;
import dev.origindoctor.firewall.nft.tree.Clause.VerdictMap;
import dev.origindoctor.firewall.nft.tree.Expression.Braces;
import dev.origindoctor.firewall.nft.tree.Expression.Element;
import dev.origindoctor.firewall.nft.tree.Expression.Word;
import dev.origindoctor.firewall.nft.tree.NftRule;
import dev.origindoctor.firewall.nft.tree.NftTable;
import dev.origindoctor.firewall.nft.tree.Shown;
import dev.origindoctor.firewall.packet.MaskedAddresses;
import dev.origindoctor.firewall.rules.Condition;
import dev.origindoctor.firewall.rules.Effect;
import dev.origindoctor.firewall.rules.Rule;
import dev.origindoctor.firewall.rules.Statement;
import dev.origindoctor.firewall.rules.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the rules of one table into the common form: one rule may become several, one for each verdict of a map. */
final class RuleCompiler {
    private final NftTable table;
    private final Scope scope;
    private final Comparisons comparisons;
    private final Answers answers;
    private List<String> doubts = new ArrayList<>();
    private List<Statement> statements = new ArrayList<>();
    private List<Rule> rules = new ArrayList<>();

    RuleCompiler(NftTable table, MaskedAddresses masks) {
        this.table = table;
        this.scope = new Scope(table, masks);
        this.comparisons = new Comparisons(scope);
        this.answers = new Answers();
    }

    List<Rule> compile(NftRule rule) {
        doubts = new ArrayList<>();
        statements = new ArrayList<>();
        rules = new ArrayList<>();
        scope.noteIn(doubts);
        for (Clause clause : rule.clauses()) {
            Verdict verdict = step(clause, rule);
            if (verdict != null) {
                emit(rule, statements, verdict);
                return rules;
            }
        }
        if (statements.stream().anyMatch(Effect.class::isInstance)) {
            emit(rule, statements, Verdict.CONTINUE);
        }
        return rules;
    }

    private void emit(NftRule rule, List<Statement> steps, Verdict verdict) {
        String doubt = doubts.isEmpty() ? null : String.join("; ", doubts.subList(0, Math.min(3, doubts.size())));
        rules.add(new Rule(rule.line(), steps, verdict, doubt));
    }

    /** Adds what the clause asks and changes; the verdict, where it ends the rule. */
    private @Nullable Verdict step(Clause clause, NftRule rule) {
        if (clause instanceof Match match) {
            statements.add(comparisons.of(match));
        } else if (clause instanceof Clause.Verdict verdict) {
            return verdict(verdict);
        } else if (clause instanceof VerdictMap map) {
            spread(map, rule);
        } else if (clause instanceof Reject reject) {
            return reject(reject);
        } else if (clause instanceof Translate translate) {
            return translate(translate);
        } else if (clause instanceof Assign assign) {
            return assign(assign);
        } else if (clause instanceof Foreign foreign) {
            return foreign(foreign);
        } else if (clause instanceof Note note) {
            statements.addAll(comparisons.found(note.value()));
        } else {
            return rest(clause);
        }
        return null;
    }

    private @Nullable Verdict rest(Clause clause) {
        if (clause instanceof Untrack) {
            statements.add(Effect.notrack());
        } else if (clause instanceof Sometimes sometimes) {
            statements.add(scope.unknown("holds sometimes: " + sometimes.text()));
        } else if (clause instanceof Update update) {
            statements.addAll(comparisons.found(update.key()));
            if (update.perhaps()) {
                statements.add(scope.unknown("holds sometimes: " + update.text()));
            }
        } else if (clause instanceof Handover handover) {
            doubts.add("another program decides: " + handover.text());
            return Verdict.ANYTHING;
        } else if (clause instanceof Obscure obscure) {
            statements.add(scope.unknown(obscure.why()));
            return Verdict.ANYTHING;
        }
        return null;
    }

    private Verdict verdict(Clause.Verdict verdict) {
        String chain = verdict.chain();
        if (chain != null && !table.chains().containsKey(chain)) {
            doubts.add("there is no chain " + chain);
            return Verdict.ANYTHING;
        }
        return switch (verdict.kind()) {
            case "accept" -> Verdict.ACCEPT;
            case "drop" -> Verdict.DROP;
            case "return" -> Verdict.RETURN;
            case "jump" -> new Verdict.Jump(String.valueOf(chain));
            case "goto" -> new Verdict.Goto(String.valueOf(chain));
            default -> Verdict.CONTINUE;
        };
    }

    /**
     * The keys of a map exclude each other, so their order does not matter; only {@code *} stands behind all others.
     * Where the verdict is to continue, what else the rule says follows.
     */
    private void spread(VerdictMap map, NftRule rule) {
        Members members = scope.members(map.map());
        Map<Clause.Verdict, List<Element>> byVerdict = new LinkedHashMap<>();
        List<Element> named = new ArrayList<>();
        Clause.Verdict rest = null;
        for (Element element : members.elements()) {
            if (element.verdict() == null) {
                doubts.add("a value in a map of verdicts");
            } else if (element.key().equals(new Word("*"))) {
                rest = element.verdict();
            } else {
                named.add(element);
                byVerdict
                        .computeIfAbsent(element.verdict(), key -> new ArrayList<>())
                        .add(element);
            }
        }
        List<Condition> goingOn = new ArrayList<>();
        byVerdict.forEach(
                (verdict, keys) -> branch(verdict, new Match(map.key(), "==", new Braces(keys)), rule, goingOn));
        if (rest != null) {
            branch(rest, new Match(map.key(), "!=", new Braces(named)), rule, goingOn);
        }
        if (!members.whole() || members.elements().stream().anyMatch(element -> element.verdict() == null)) {
            Condition unknown = scope.unknown("not all of the map " + Shown.of(map.map()) + " is known");
            emit(rule, with(unknown), Verdict.ANYTHING);
            goingOn.add(unknown);
        }
        statements.add(Condition.any(goingOn));
    }

    private void branch(Clause.Verdict verdict, Match match, NftRule rule, List<Condition> goingOn) {
        Condition condition = comparisons.of(match);
        if (verdict.kind().equals("continue")) {
            goingOn.add(condition);
        } else {
            emit(rule, with(condition), verdict(verdict));
        }
    }

    private List<Statement> with(Condition condition) {
        List<Statement> steps = new ArrayList<>(statements);
        steps.add(condition);
        return steps;
    }

    private Verdict reject(Reject reject) {
        statements.addAll(answers.guards(reject));
        Verdict verdict = answers.of(reject);
        if (verdict.equals(Verdict.ANYTHING)) {
            doubts.add("an answer of this kind is not known: " + reject.code());
        }
        return verdict;
    }

    private Verdict translate(Translate translate) {
        statements.addAll(comparisons.found(translate.address()));
        statements.addAll(comparisons.found(translate.port()));
        Translations.add(translate, statements, doubts);
        return Verdict.ACCEPT;
    }

    private @Nullable Verdict assign(Assign assign) {
        statements.addAll(comparisons.found(assign.value()));
        Effect effect = Marks.effect(assign);
        if (effect != null) {
            statements.add(effect);
        } else if (assign.field().matches("ip6? [sd]addr|(tcp|th) [sd]port|meta protocol|")) {
            doubts.add("rewrites the packet: " + assign.field());
            return Verdict.ANYTHING;
        }
        return null;
    }

    private @Nullable Verdict foreign(Foreign foreign) {
        if (foreign.kind().equals("match") || foreign.kind().equals("watcher")) {
            if (!foreign.name().equals("comment") && !foreign.kind().equals("watcher")) {
                statements.add(scope.unknown("nft has no words for this match of iptables: " + foreign.text()));
            }
            return null;
        }
        return Answers.foreign(foreign.name(), statements, doubts);
    }
}
