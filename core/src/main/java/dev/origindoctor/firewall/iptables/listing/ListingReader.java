package dev.origindoctor.firewall.iptables.listing;

import dev.origindoctor.firewall.iptables.tables.Builtins;
import dev.origindoctor.firewall.iptables.tables.ChainModel;
import dev.origindoctor.firewall.iptables.tables.Entry;
import dev.origindoctor.firewall.iptables.tables.TableModel;
import dev.origindoctor.firewall.iptables.words.Lines;
import dev.origindoctor.firewall.iptables.words.UnreadLines;
import dev.origindoctor.firewall.iptables.words.UnreadableException;
import dev.origindoctor.firewall.rules.Line;
import dev.origindoctor.ranges.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code iptables -L} prints, alone or with what people run beside it ({@code csf -l}, several tables in one
 * paste). It is a source of a lower grade: the table's name is not in it, without {@code -v} neither are interfaces, and
 * what it says of many matches is prose. What is not there leaves the rule undecided.
 */
public final class ListingReader {
    private static final Pattern CHAIN =
            Pattern.compile("Chain (\\S+) \\((?:policy (\\w+)[^)]*|-?\\d+ references?.*)\\)?\\s*");
    private static final Pattern HEADING =
            Pattern.compile("(?:.*\\s)?target\\s+prot\\s+opt\\s+.*source\\s+destination\\s*");
    private static final Pattern TITLE = Pattern.compile(
            "(?:.*\\s)?(ip6?tables)(?:-legacy|-nft)?\\s+(?:(raw|mangle|nat|filter|security) table|.*-L.*).*");
    private static final Pattern NAMED = Pattern.compile("-t\\s*(raw|mangle|nat|filter|security)");

    private final String file;
    private final UnreadLines unread;
    private final List<Section> sections = new ArrayList<>();
    private Family family;
    private String named = "";
    private ListingRow.Columns columns = new ListingRow.Columns(false, false, false);

    /** The chains of one table as they were printed. */
    private record Section(Family family, String named, Line line, List<Listed> chains) {
        Set<String> names() {
            return Set.copyOf(chains.stream().map(Listed::name).distinct().toList());
        }
    }

    private record Listed(String name, String policy, Line line, List<Entry> rules) {}

    public ListingReader(String file, Family family, UnreadLines unread) {
        this.file = file;
        this.family = family;
        this.unread = unread;
    }

    /** Whether a text holds chains as {@code iptables -L} prints them. */
    public static boolean reads(String text) {
        return text.lines().anyMatch(line -> CHAIN.matcher(line.strip()).matches());
    }

    public List<TableModel> read(String text) {
        Lines lines = new Lines(text);
        while (lines.hasNext()) {
            String content = lines.next();
            if (!content.isBlank()) {
                line(content, new Line(file, lines.number(), content.strip()));
            }
        }
        return sections.stream().map(ListingReader::table).toList();
    }

    private void line(String content, Line line) {
        Matcher chain = CHAIN.matcher(content.strip());
        Matcher title = TITLE.matcher(content);
        if (chain.matches()) {
            begin(chain, line);
        } else if (HEADING.matcher(content).matches()) {
            columns = ListingRow.Columns.of(content);
        } else if (title.matches()) {
            family = title.group(1).equals("ip6tables") ? Family.IPV6 : Family.IPV4;
            Matcher option = NAMED.matcher(content);
            named = title.group(2) != null ? title.group(2) : option.find() ? option.group(1) : "";
        } else if (!sections.isEmpty()
                && !content.strip().startsWith("#")
                && !content.strip().matches("=+")) {
            rule(content, line);
        }
    }

    private void begin(Matcher chain, Line line) {
        String name = chain.group(1);
        Section last = sections.isEmpty() ? null : sections.get(sections.size() - 1);
        if (last == null
                || last.family != family
                || !last.named.equals(named)
                || last.names().contains(name)) {
            last = new Section(family, named, line, new ArrayList<>());
            sections.add(last);
        }
        last.chains.add(new Listed(name, chain.group(2) == null ? "" : chain.group(2), line, new ArrayList<>()));
    }

    private void rule(String content, Line line) {
        List<Listed> chains = sections.get(sections.size() - 1).chains;
        List<Entry> rules = chains.get(chains.size() - 1).rules;
        try {
            rules.add(new Entry(line, ListingRow.words(content, columns), null));
        } catch (UnreadableException problem) {
            rules.add(new Entry(line, List.of(), unread.add(line, problem.why())));
        }
    }

    /** The built-in chains that were printed give the table away. */
    private static Builtins kind(Section section) {
        Set<String> names = section.names();
        if (!section.named.isEmpty()) {
            return Builtins.table(section.named).orElse(Builtins.FILTER);
        }
        boolean early = names.contains("PREROUTING");
        boolean late = names.contains("POSTROUTING");
        boolean forward = names.contains("FORWARD");
        return early && late ? forward ? Builtins.MANGLE : Builtins.NAT : early ? Builtins.RAW : Builtins.FILTER;
    }

    private static TableModel table(Section section) {
        boolean six = section.family == Family.IPV6
                || section.chains.stream()
                        .flatMap(chain -> chain.rules.stream())
                        .anyMatch(rule -> rule.line().text().contains("::/0"));
        TableModel table = new TableModel(six ? Family.IPV6 : Family.IPV4, kind(section), section.line);
        for (Listed chain : section.chains) {
            table.declare(chain.name, chain.policy.isEmpty() ? "-" : chain.policy, chain.line);
            ChainModel model = table.chains().computeIfAbsent(chain.name, name -> new ChainModel(name, chain.line));
            model.entries().addAll(chain.rules);
        }
        return table;
    }
}
