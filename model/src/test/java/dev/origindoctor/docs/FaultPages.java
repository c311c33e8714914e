package dev.origindoctor.docs;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.edge.EdgeVerdict;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.CodeSystem;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.ForeignCode;
import dev.origindoctor.taxonomy.LocalFault;
import dev.origindoctor.taxonomy.Party;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page for every fault. */
final class FaultPages {
    private FaultPages() {}

    static Stream<Page> all() {
        return Fault.all().stream().map(FaultPages::page);
    }

    private static Page page(Fault fault) {
        return Page.named(fault.id() + ".md")
                .with("head", head(fault))
                .with("codes", codes(fault))
                .with("edges", edges(fault));
    }

    private static String head(Fault fault) {
        return "# " + fault.title() + "\n\n`" + fault.id() + "`, a fault of the layer `"
                + fault.layer().id() + "`. " + fault.wire() + "\n\n"
                + Markdown.table(
                        List.of("", ""),
                        List.of(
                                List.of("for a customer", fault.customer()),
                                List.of("for an engineer", fault.engineer()),
                                List.of("who can act", parties(fault.parties()))));
    }

    private static String parties(List<Party> parties) {
        return parties.stream().map(Party::title).collect(Collectors.joining("; "));
    }

    private static String codes(Fault fault) {
        List<List<String>> rows = Arrays.stream(CodeSystem.values())
                .filter(system -> !system.codesFor(fault).isEmpty())
                .map(system -> List.of(
                        system.title(),
                        Markdown.codes(system.codesFor(fault).stream().map(FaultPages::shown))))
                .toList();
        return rows.isEmpty()
                ? "None of the vocabularies in [codes](codes.md) has a code for it."
                : Markdown.table(List.of("vocabulary", "codes"), rows);
    }

    static String shown(ForeignCode code) {
        return code.number() == null ? code.name() : code.number() + " " + code.name();
    }

    private static String edges(Fault fault) {
        if (fault instanceof LocalFault) {
            return "Nothing: the prober's own machine failed, and every edge has another machine.";
        }
        List<List<String>> rows =
                Arrays.stream(Edge.values()).map(edge -> row(edge, fault)).toList();
        String table = Markdown.table(List.of("edge", "visitors get", "its own text", "known by", "because"), rows);
        return fault instanceof DnsFault
                ? "Where it is the name that visitors use, no edge is ever asked. Where it is the name by which an edge"
                        + " knows its origin:\n\n" + table
                : table;
    }

    private static List<String> row(Edge edge, Fault fault) {
        EdgeVerdict worst = fault instanceof DnsFault ofTheOrigin
                ? edge.verdictForOriginName(ofTheOrigin)
                : edge.verdict(fault, SslMode.FULL_STRICT);
        String shown = fault instanceof DnsFault ? shown(worst) : byMode(edge, fault);
        return List.of(
                edge.title(),
                shown,
                worst.text() == null ? "" : Markdown.code(worst.text()),
                worst.provenance().name().toLowerCase(Locale.ROOT),
                worst.because());
    }

    /** One word where all modes agree, otherwise a word for each group of modes. */
    private static String byMode(Edge edge, Fault fault) {
        Map<String, String> modes = new LinkedHashMap<>();
        for (SslMode mode : SslMode.values()) {
            modes.merge(shown(edge.verdict(fault, mode)), mode.title(), (some, more) -> some + ", " + more);
        }
        return modes.size() == 1
                ? modes.keySet().iterator().next()
                : modes.entrySet().stream()
                        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                        .collect(Collectors.joining("; "));
    }

    static String shown(EdgeVerdict verdict) {
        String also = verdict.alsoSeen().isEmpty()
                ? ""
                : ", also " + verdict.alsoSeen().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return switch (verdict.outcome()) {
            case ERROR -> verdict.status() + also;
            case PASSED_THROUGH -> "the origin's own status";
            case SERVED -> "a page" + also;
            case NOT_ASKED -> "nothing: not asked";
            case NOT_THE_ORIGIN -> "nothing: not the origin's";
        };
    }
}
