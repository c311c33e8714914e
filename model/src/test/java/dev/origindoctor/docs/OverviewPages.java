package dev.origindoctor.docs;

import static dev.origindoctor.docs.Markdown.code;
import static dev.origindoctor.docs.Markdown.page;
import static dev.origindoctor.docs.Markdown.table;

import dev.origindoctor.edge.CloudflareCode;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.edge.EdgeLimits;
import dev.origindoctor.edge.EdgeTimer;
import dev.origindoctor.edge.EdgeVerdict;
import dev.origindoctor.edge.Provenance;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.CodeSystem;
import dev.origindoctor.taxonomy.DnsFault;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.ForeignCode;
import dev.origindoctor.taxonomy.LocalFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages that show all of something: the index, the edges, the codes of other tools. */
final class OverviewPages {
    private OverviewPages() {}

    static Stream<Page> all() {
        return Stream.of(index(), edges(), codes());
    }

    private static Page index() {
        return Page.named("README.md")
                .with(
                        "faults",
                        table(
                                List.of("fault", "", "what happened on the wire"),
                                Fault.all().stream()
                                        .map(fault -> List.of(page(fault.id()), fault.title(), fault.wire()))
                                        .toList()))
                .with(
                        "causes",
                        table(
                                List.of("cause", "", "group", "who can act"),
                                Arrays.stream(Cause.values())
                                        .map(cause -> List.of(
                                                page(cause.id()),
                                                cause.title(),
                                                cause.group().title(),
                                                cause.party().title()))
                                        .toList()));
    }

    private static Page edges() {
        return Page.named("edges.md")
                .with("strict", matrix(SslMode.FULL_STRICT))
                .with("flexible", matrix(SslMode.FLEXIBLE))
                .with("origin-name", originNames())
                .with("certificates", certificates())
                .with("timers", timers())
                .with("sizes", sizes())
                .with("cloudflare-codes", cloudflareCodes());
    }

    private static String matrix(SslMode mode) {
        List<String> head = new ArrayList<>(List.of("fault"));
        Arrays.stream(Edge.values()).map(Edge::title).forEach(head::add);
        List<List<String>> rows = Fault.all().stream()
                .filter(fault -> !(fault instanceof DnsFault || fault instanceof LocalFault))
                .map(fault -> Stream.concat(
                                Stream.of(page(fault.id())),
                                Arrays.stream(Edge.values()).map(edge -> cell(edge.verdict(fault, mode))))
                        .toList())
                .toList();
        return table(head, rows);
    }

    private static String cell(EdgeVerdict verdict) {
        return switch (verdict.outcome()) {
            case ERROR -> verdict.status() + letter(verdict.provenance());
            case PASSED_THROUGH -> "own" + letter(verdict.provenance());
            case SERVED -> "page" + letter(verdict.provenance());
            case NOT_ASKED, NOT_THE_ORIGIN -> "";
        };
    }

    private static String letter(Provenance provenance) {
        return " " + provenance.name().toLowerCase(Locale.ROOT).charAt(0);
    }

    private static String originNames() {
        return table(
                List.of("edge", "visitors get", "its own text", "because"),
                Arrays.stream(Edge.values())
                        .map(edge -> {
                            EdgeVerdict verdict = edge.verdictForOriginName(DnsFault.NAME_NOT_RESOLVED);
                            String text = verdict.text() == null ? "" : code(verdict.text());
                            return List.of(edge.title(), cell(verdict), text, verdict.because());
                        })
                        .toList());
    }

    private static String certificates() {
        return table(
                List.of("edge", "looks at the certificate", "how"),
                Arrays.stream(Edge.values())
                        .map(edge ->
                                List.of(edge.title(), edge.certificateCheck().title(), edge.certificateCheckSays()))
                        .toList());
    }

    private static String timers() {
        List<List<String>> rows = new ArrayList<>();
        for (Edge edge : Edge.values()) {
            for (EdgeTimer timer : edge.limits().timers()) {
                rows.add(List.of(
                        edge.title(),
                        timer.waitsFor().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        timer.limit().toSeconds() + " s",
                        timer.configurable() ? "yes" : "no",
                        timer.says(),
                        edge.limits().asOf()));
            }
        }
        return table(List.of("edge", "waits for", "limit", "can be set", "", "as of"), rows);
    }

    private static String sizes() {
        List<List<String>> rows = new ArrayList<>();
        for (Edge edge : Edge.values()) {
            EdgeLimits.HeaderLimit limit = edge.limits().headers();
            if (limit != null) {
                rows.add(List.of(
                        edge.title(),
                        limit.bytes() / 1024 + " KB",
                        limit.fields() == null ? "" : limit.fields().toString(),
                        limit.says()));
            }
        }
        return table(List.of("edge", "response head", "fields", ""), rows);
    }

    private static String cloudflareCodes() {
        return table(
                List.of("code", "with status", "title", "what brings it about", "cause"),
                Arrays.stream(CloudflareCode.values())
                        .map(row -> List.of(
                                String.valueOf(row.code()),
                                row.status() + letter(row.statusKnown()),
                                row.title(),
                                row.says(),
                                row.cause().map(cause -> page(cause.id())).orElse("")))
                        .toList());
    }

    private static Page codes() {
        Page page = Page.named("codes.md");
        for (CodeSystem system : CodeSystem.values()) {
            page.with(
                    system.id().replace('_', '-'),
                    table(
                            List.of(system.title(), "fault"),
                            system.codes().stream()
                                    .map(each -> List.of(code(FaultPages.shown(each)), meaning(each)))
                                    .toList()));
        }
        return page;
    }

    private static String meaning(ForeignCode code) {
        return code.faults().isEmpty()
                ? "none: " + code.because()
                : code.faults().stream().map(fault -> page(fault.id())).collect(Collectors.joining(" "));
    }
}
