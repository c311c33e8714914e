package dev.origindoctor.report;

import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.diagnosis.RankedCause;
import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.edge.CloudflareCode;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.edge.EdgeVerdict;
import dev.origindoctor.language.Phrases;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.report.TextPage.Style;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.CodeSystem;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.taxonomy.ForeignCode;
import dev.origindoctor.taxonomy.Party;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a word of the taxonomy means, offline: a fault, a cause, a status at an edge, or another tool's code. */
public final class Explanation {
    private final Edge edge;
    private final SslMode mode;
    private final TextPage page;
    private final Wording words;
    private final Textbook book;

    private Explanation(Edge edge, SslMode mode, TextPage page, Wording words, Textbook book) {
        this.edge = edge;
        this.mode = mode;
        this.page = page;
        this.words = words;
        this.book = book;
    }

    /** What is known of statuses and causes without a case at hand. */
    public interface Textbook {
        /** The usual causes of this status, likeliest first. */
        List<RankedCause> behind(int status, SslMode mode);

        /** What is done about this cause, best first. */
        List<Remedy> against(Cause cause, SslMode mode);
    }

    /**
     * What {@code word} means, as text for a terminal; empty where nothing is called so.
     *
     * @param word an identifier, a status, or another tool's code
     * @param edge whose status it is, where it is one
     * @param mode how that edge talks to the origin
     * @param report how wide the text may be, whether it is coloured
     * @param book the usual causes and their remedies
     */
    public static Optional<String> of(String word, Edge edge, SslMode mode, Layout report, Textbook book) {
        TextPage page = new TextPage(report.columns(), report.colour());
        Explanation explanation = new Explanation(edge, mode, page, Wording.of(report.language()), book);
        return explanation.explain(word) ? Optional.of(page.text()) : Optional.empty();
    }

    /**
     * How a text is laid out.
     *
     * @param columns how wide a line may be
     * @param colour whether to colour
     * @param language the language of the words around the values
     */
    public record Layout(int columns, boolean colour, Locale language) {}

    /** The identifiers and statuses that resemble a word that means nothing, nearest first; none where none does. */
    public static List<String> nearest(String word) {
        Map<Integer, List<String>> byDistance = vocabulary()
                .collect(Collectors.groupingBy(
                        known -> Distance.between(word, known), TreeMap::new, Collectors.toList()));
        return byDistance.entrySet().stream()
                .filter(near -> near.getKey() * 2 <= word.length())
                .flatMap(near -> near.getValue().stream())
                .limit(3)
                .toList();
    }

    private static Stream<String> vocabulary() {
        Stream<String> statuses = Edge.CLOUDFLARE.statuses().stream().map(String::valueOf);
        return Stream.of(
                        Fault.all().stream().map(Fault::id),
                        Arrays.stream(Cause.values()).map(Cause::id),
                        statuses)
                .flatMap(stream -> stream);
    }

    private boolean explain(String word) {
        String id = word.toLowerCase(Locale.ROOT);
        Optional<Fault> fault = Fault.byId(id);
        Optional<Cause> cause = Cause.byId(id);
        if (fault.isPresent()) {
            fault(fault.get());
        } else if (cause.isPresent()) {
            cause(cause.get());
        } else if (word.matches("1[0-9]{3}")) {
            return cloudflareCode(Integer.parseInt(word));
        } else {
            return word.matches("[1-5][0-9]{2}") ? status(Integer.parseInt(word)) : codes(word);
        }
        return true;
    }

    private void fault(Fault fault) {
        title(words.title(fault), fault.id());
        section("explain.wire", words.name(fault.id() + ".wire", fault.wire()));
        section("explain.customer", words.name(fault.id() + ".customer", fault.customer()));
        section("explain.engineer", words.name(fault.id() + ".engineer", fault.engineer()));
        section(
                "explain.acts",
                words.list(fault.parties().stream().map(Explanation::party).toList()));
        called(fault);
        page.heading(words.say("explain.edges", words.title(mode)));
        for (Edge each : Edge.values()) {
            shown(each, each.verdict(fault, mode));
        }
        more(fault.id());
    }

    private void cause(Cause cause) {
        title(words.title(cause), cause.id());
        page.line(Style.FAINT, words.say("explain.group", words.say(group(cause))));
        section("explain.customer", words.name(cause.id() + ".customer", cause.customer()));
        section("explain.engineer", words.name(cause.id() + ".engineer", cause.engineer()));
        section("explain.acts", words.say(party(cause.party())));
        fixes(cause);
        more(cause.id());
    }

    private void fixes(Cause cause) {
        List<Remedy> remedies = book.against(cause, mode);
        if (!remedies.isEmpty()) {
            TextAdvice advice = new TextAdvice(page, words);
            page.heading(words.say("explain.fixes"));
            remedies.forEach(advice::remedy);
            advice.confirm(remedies.get(0));
        }
    }

    private boolean status(int status) {
        return new StatusExplanation(edge, mode, page, words, book).explain(status);
    }

    private boolean cloudflareCode(int number) {
        Optional<CloudflareCode> code = CloudflareCode.of(number);
        code.ifPresent(known -> {
            title(Edge.CLOUDFLARE.title(), number + " " + known.title());
            page.paragraph(Style.PLAIN, "  ", words.name("cloudflare." + number, known.says()));
            known.cause()
                    .ifPresent(cause -> page.paragraph(Style.PLAIN, "  · ", cause.id() + ", " + words.title(cause)));
        });
        return code.isPresent();
    }

    private boolean codes(String word) {
        List<CodeSystem> systems = Arrays.stream(CodeSystem.values())
                .filter(system -> !word.matches("-?[0-9]+") && system.code(word).isPresent())
                .toList();
        for (CodeSystem system : systems) {
            code(system, system.code(word).orElseThrow());
        }
        return !systems.isEmpty();
    }

    private void code(CodeSystem system, ForeignCode code) {
        page.line(Style.STRONG, words.say("explain.code", system.title(), code.name()));
        if (code.faults().isEmpty()) {
            page.paragraph(Style.PLAIN, "  ", words.say("explain.no-fault", code.because()));
        }
        code.faults().forEach(fault -> page.paragraph(Style.PLAIN, "  · ", fault.id() + ", " + words.title(fault)));
        page.blank();
    }

    private void called(Fault fault) {
        page.heading(words.say("explain.called"));
        for (CodeSystem system : CodeSystem.values()) {
            List<ForeignCode> codes = system.codesFor(fault);
            if (!codes.isEmpty()) {
                page.paragraph(
                        Style.PLAIN,
                        "  · ",
                        system.title() + ": "
                                + codes.stream().map(Explanation::named).collect(Collectors.joining(", ")));
            }
        }
    }

    private static String named(ForeignCode code) {
        return code.number() == null ? code.name() : code.name() + " (" + code.number() + ")";
    }

    private void shown(Edge each, EdgeVerdict verdict) {
        String seen = switch (verdict.outcome()) {
            case ERROR -> verdict.status() + " " + verdict.title();
            case PASSED_THROUGH -> words.say("explain.passed");
            case SERVED -> words.say("explain.served");
            case NOT_ASKED -> words.say("explain.not-asked");
            case NOT_THE_ORIGIN -> words.say("explain.not-origin");
        };
        String known = words.say("explain." + verdict.provenance().name().toLowerCase(Locale.ROOT));
        page.paragraph(Style.PLAIN, "  · ", words.say("told", each.title(), words.say("named", seen, known)));
    }

    private static Phrase party(Party party) {
        return Phrases.name("party." + party.id(), party.title());
    }

    private static Phrase group(Cause cause) {
        return Phrases.name(
                "group." + cause.group().name().toLowerCase(Locale.ROOT),
                cause.group().title());
    }

    private void title(String title, String id) {
        page.line(Style.STRONG, words.say("named", title, id));
    }

    private void section(String key, String content) {
        page.heading(words.say(key)).paragraph(Style.PLAIN, "  ", content);
    }

    private void more(String id) {
        page.blank().line(Style.FAINT, words.say("explain.page", id));
    }
}
