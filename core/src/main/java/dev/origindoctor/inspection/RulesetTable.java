package dev.origindoctor.inspection;

import dev.origindoctor.firewall.DecidingRule;
import dev.origindoctor.firewall.FirewallSplit;
import dev.origindoctor.firewall.Part;
import dev.origindoctor.firewall.RefusedFile;
import dev.origindoctor.firewall.Target;
import dev.origindoctor.firewall.UnreadLine;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.report.Columns;
import java.util.List;

/** Writes a split as a short table: the outcome, the sources, and below them the rule that decides. */
public final class RulesetTable {
    private static final int MOST_BLOCKS = 8;
    private static final int MOST_LINES = 20;
    private static final int LONGEST = 400;
    private static final int OUTCOME = 8;
    private static final String INDENT = " ".repeat(OUTCOME);

    private final View view;
    private final StringBuilder text = new StringBuilder();

    private RulesetTable(View view) {
        this.view = view;
    }

    /** The table of {@code split}. */
    public static String of(FirewallSplit split, View view) {
        return view.shown(new RulesetTable(view).text(split));
    }

    private String text(FirewallSplit split) {
        text.append(title(split.target())).append('\n');
        split.parts().forEach(this::part);
        refused(split.refused());
        lines(split.missing(), view.say("ruleset_missing"));
        lines(split.unread(), view.say("ruleset_unread"));
        return text.toString();
    }

    private String title(Target target) {
        String port = target.destination() == null
                ? view.say("port", target.port())
                : view.say("port_of", target.port(), Addresses.text(target.destination()));
        return target.device() == null ? port : view.say("through", port, target.device());
    }

    private void lines(List<UnreadLine> lines, String title) {
        if (lines.isEmpty()) {
            return;
        }
        text.append('\n').append(title).append('\n');
        lines.stream().limit(MOST_LINES).forEach(this::line);
        if (lines.size() > MOST_LINES) {
            under("  ", view.say("ruleset_more", lines.size() - MOST_LINES));
        }
    }

    private void refused(List<RefusedFile> files) {
        if (!files.isEmpty()) {
            text.append("\n");
            under("", view.say("ruleset_refused"));
        }
        for (RefusedFile file : files) {
            String including = file.file().equals(file.place()) ? "" : plain(file.file()) + " > ";
            under("  ", including + plain(file.place()) + ":" + file.line() + "  " + view.quoted(plain(file.text())));
            under("    ", plain(file.why()));
        }
    }

    private void line(UnreadLine line) {
        String place = line.line() == 0 ? line.file() : line.file() + ":" + line.line();
        String quoted = line.text().isEmpty() ? "" : "  " + view.quoted(plain(line.text()));
        under("  ", plain(place) + quoted);
        under("    ", plain(line.why()));
    }

    private void part(Part part) {
        String outcome = view.say("outcome." + part.outcome().id());
        text.append('\n');
        under(Columns.padded(outcome, OUTCOME), sources(part) + shown(part));
        DecidingRule rule = part.rule();
        if (rule != null) {
            String owner = part.owner() == null ? "" : "  (" + part.owner().id() + ")";
            under(INDENT, plain(rule.file() + ":" + rule.line() + "  " + path(rule)) + owner);
            under(INDENT, plain(rule.text()));
        }
        if (part.why() != null) {
            under(INDENT, plain(part.why()));
        }
    }

    /** Lines as wide as the terminal; those after the first are indented as far as it. */
    private void under(String begin, String content) {
        int indent = Columns.width(begin);
        String before = begin;
        for (String line : Columns.wrapped(content, view.columns() - indent)) {
            text.append(before).append(line.stripTrailing()).append('\n');
            before = " ".repeat(indent);
        }
    }

    private String shown(Part part) {
        String answer = part.answer() == null ? "" : "  " + view.say("answered", part.answer());
        return answer + (part.predicted() == null ? "" : "  " + view.say("shows", part.predicted()));
    }

    private String sources(Part part) {
        List<String> blocks =
                part.sources().cidrs().stream().map(Object::toString).toList();
        String first = String.join(", ", blocks.subList(0, Math.min(MOST_BLOCKS, blocks.size())));
        return blocks.size() <= MOST_BLOCKS ? first : view.say("more", first, blocks.size() - MOST_BLOCKS);
    }

    private static String path(DecidingRule rule) {
        List<String> names = rule.chain();
        int from = Math.max(0, names.size() - 6);
        return rule.table() + " " + (from > 0 ? "… > " : "") + String.join(" > ", names.subList(from, names.size()));
    }

    /** Text of a file must not reach a terminal as it is. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        boolean cut = text.codePointCount(0, text.length()) > LONGEST;
        text.codePoints()
                .limit(LONGEST)
                .forEach(code -> plain.appendCodePoint(Character.isISOControl(code) || code == 0x202e ? '?' : code));
        return cut ? plain.append('…').toString() : plain.toString();
    }
}
