package dev.origindoctor.firewall;

import dev.origindoctor.origin.Addresses;
import java.util.List;
import java.util.Locale;

/** Writes a split as a short table: the outcome, the sources, and below them the rule that decides. */
final class FirewallTable {
    private static final int MOST_BLOCKS = 8;
    private static final int MOST_LINES = 20;
    private static final int LONGEST = 160;

    private FirewallTable() {}

    static String of(FirewallSplit split) {
        StringBuilder text = new StringBuilder("Port " + split.target().port());
        if (split.target().destination() != null) {
            text.append(" of ").append(Addresses.text(split.target().destination()));
        }
        if (split.target().device() != null) {
            text.append(" through ").append(split.target().device());
        }
        text.append('\n');
        split.parts().forEach(part -> part(part, text));
        lines(split.missing(), "Not given, and therefore undecided wherever it matters:", text);
        lines(split.unread(), "Not understood, and therefore undecided wherever it matters:", text);
        return text.toString();
    }

    private static void lines(List<UnreadLine> lines, String title, StringBuilder text) {
        if (lines.isEmpty()) {
            return;
        }
        text.append('\n').append(title).append('\n');
        lines.stream()
                .limit(MOST_LINES)
                .forEach(line -> text.append("  ")
                        .append(plain(place(line) + "  " + line.text()).stripTrailing())
                        .append("\n    ")
                        .append(plain(line.why()))
                        .append('\n'));
        if (lines.size() > MOST_LINES) {
            text.append("  and ").append(lines.size() - MOST_LINES).append(" lines more (--format json has all)\n");
        }
    }

    private static String place(UnreadLine line) {
        return line.line() == 0 ? line.file() : line.file() + ":" + line.line();
    }

    private static void part(Part part, StringBuilder text) {
        text.append(String.format(Locale.ROOT, "%n%-7s %s%s%n", part.outcome().id(), sources(part), shown(part)));
        DecidingRule rule = part.rule();
        if (rule != null) {
            text.append("        ")
                    .append(plain(rule.file() + ":" + rule.line() + "  " + path(rule)))
                    .append(part.owner() == null ? "" : "  (" + part.owner().id() + ")")
                    .append("\n        ")
                    .append(plain(rule.text()))
                    .append('\n');
        }
        if (part.why() != null) {
            text.append("        ").append(plain(part.why())).append('\n');
        }
    }

    private static String shown(Part part) {
        String answer = part.answer() == null ? "" : "  answered with " + part.answer();
        return answer + (part.predicted() == null ? "" : "  shows as " + part.predicted());
    }

    private static String sources(Part part) {
        List<String> blocks =
                part.sources().cidrs().stream().map(Object::toString).toList();
        String first = String.join(", ", blocks.subList(0, Math.min(MOST_BLOCKS, blocks.size())));
        return blocks.size() <= MOST_BLOCKS ? first : first + " and " + (blocks.size() - MOST_BLOCKS) + " more";
    }

    private static String path(DecidingRule rule) {
        List<String> names = rule.chain();
        int from = Math.max(0, names.size() - 6);
        return rule.table() + " " + (from > 0 ? "… > " : "") + String.join(" > ", names.subList(from, names.size()));
    }

    /** Text of a file must not reach a terminal as it is. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .forEach(code -> plain.appendCodePoint(Character.isISOControl(code) || code == 0x202e ? '?' : code));
        return plain.toString();
    }
}
