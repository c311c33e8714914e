package dev.origindoctor.firewall.nft.json;

import dev.origindoctor.firewall.nft.tree.Clause;
import dev.origindoctor.firewall.nft.tree.Shown;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a rule that came as JSON the way {@code nft -a list ruleset} writes it, for people to recognise. */
final class RuleText {
    private RuleText() {}

    /** The command that would add the rule; empty where a step of it has no words of its own. */
    static Optional<String> of(String table, String chain, List<Clause> clauses, long handle) {
        List<String> steps = clauses.stream().map(RuleText::step).toList();
        return steps.contains("")
                ? Optional.empty()
                : Optional.of("add rule " + table + " " + chain + " " + String.join(" ", steps)
                        + (handle < 0 ? "" : " # handle " + handle));
    }

    private static String step(Clause clause) {
        if (clause instanceof Clause.Match match) {
            return joined(Shown.of(match.left()), operator(match.operator()), Shown.of(match.right()));
        }
        if (clause instanceof Clause.Verdict verdict) {
            return joined(verdict.kind(), verdict.chain());
        }
        if (clause instanceof Clause.VerdictMap map) {
            return Shown.of(map.key()) + " vmap " + Shown.of(map.map());
        }
        if (clause instanceof Clause.Reject reject) {
            return reject.type() == null ? "reject" : joined("reject with", reject.type(), reject.code());
        }
        if (clause instanceof Clause.Translate translate) {
            return translation(translate);
        }
        if (clause instanceof Clause.Assign assign) {
            return assign.field().isEmpty() ? "" : assign.field() + " set " + Shown.of(assign.value());
        }
        return plain(clause);
    }

    private static String plain(Clause clause) {
        if (clause instanceof Clause.Untrack) {
            return "notrack";
        }
        if (clause instanceof Clause.Note note) {
            return kind(note.text());
        }
        if (clause instanceof Clause.Sometimes sometimes) {
            return kind(sometimes.text());
        }
        return clause instanceof Clause.Handover handover ? kind(handover.text()) : "";
    }

    private static String operator(String operator) {
        return operator.equals("==") ? "" : operator;
    }

    private static String translation(Clause.Translate translate) {
        String address = translate.address() == null ? "" : Shown.of(translate.address());
        String port = translate.port() == null ? "" : ":" + Shown.of(translate.port());
        return address.isEmpty() && port.isEmpty() ? translate.kind() : translate.kind() + " to " + address + port;
    }

    /** The name of a statement whose figures do not matter to what becomes of a packet. */
    private static String kind(String json) {
        int begin = json.indexOf('"') + 1;
        int end = json.indexOf('"', begin);
        return begin > 0 && end > begin ? json.substring(begin, end) : "";
    }

    private static String joined(@Nullable String... words) {
        return Arrays.stream(words)
                .filter(word -> word != null && !word.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
