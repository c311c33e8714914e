package dev.origindoctor.firewall.iptables;

import dev.origindoctor.ranges.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One command of iptables, as it stands in a file or is typed.
 *
 * @param family what the program's name says, where it was given
 * @param table the table, where it was given
 * @param verb what to do: A, I, D, R, N, P, F, X, Z, E
 * @param chain with which chain; empty for all
 * @param number the rule's place; zero where it was not given
 * @param rest the words behind
 */
record Command(@Nullable Family family, @Nullable String table, char verb, String chain, int number, List<Token> rest) {
    private static final Pattern PROGRAM = Pattern.compile("(?:\\S*/)?(ip6?tables)(?:-(?:legacy|nft))?");

    private static final Pattern COUNTERS = Pattern.compile("\\[[0-9]+:[0-9]+]");
    private static final Pattern SHORT = Pattern.compile("-[AIDRNPFXZE]");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");

    private static final Pattern BEGINNING =
            Pattern.compile("(\\[\\d+:\\d+]\\s*)?(-[AIDRNPFXZE]\\b|--(append|insert|delete|replace|new"
                    + "|policy|flush|zero|rename)|(sudo\\s+)?(\\S*/)?ip6?tables(-legacy|-nft)?\\s)");

    private static final Map<String, Character> VERBS = Map.ofEntries(
            Map.entry("--append", 'A'),
            Map.entry("--insert", 'I'),
            Map.entry("--delete", 'D'),
            Map.entry("--replace", 'R'),
            Map.entry("--new-chain", 'N'),
            Map.entry("--new", 'N'),
            Map.entry("--policy", 'P'),
            Map.entry("--flush", 'F'),
            Map.entry("--delete-chain", 'X'),
            Map.entry("--zero", 'Z'),
            Map.entry("--rename-chain", 'E'));

    private static final Set<String> FILLERS = Set.of("-w", "--wait", "-n", "--numeric", "-v", "--verbose");

    Command {
        rest = List.copyOf(rest);
    }

    /** Whether a line looks like a command at all. */
    static boolean begins(String line) {
        return BEGINNING.matcher(line).lookingAt();
    }

    /** Reads the words of a line. */
    static Command read(List<Token> line) {
        List<Token> words = new ArrayList<>(line);
        if (!words.isEmpty() && COUNTERS.matcher(words.get(0).text()).matches()) {
            words.remove(0);
        }
        if (!words.isEmpty() && words.get(0).text().equals("sudo")) {
            words.remove(0);
        }
        Family family = program(words);
        String table = table(words);
        while (!words.isEmpty() && FILLERS.contains(words.get(0).text())) {
            words.remove(0);
        }
        if (words.isEmpty()) {
            throw new UnreadableException("no command");
        }
        return verb(family, table, words);
    }

    private static @Nullable Family program(List<Token> words) {
        var program = PROGRAM.matcher(words.isEmpty() ? "" : words.get(0).text());
        if (!program.matches()) {
            return null;
        }
        words.remove(0);
        return "ip6tables".equals(program.group(1)) ? Family.IPV6 : Family.IPV4;
    }

    private static @Nullable String table(List<Token> words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            String word = words.get(i).text();
            if (!words.get(i).quoted() && (word.equals("-t") || word.equals("--table"))) {
                String table = words.get(i + 1).text();
                words.subList(i, i + 2).clear();
                return table;
            }
        }
        return null;
    }

    private static Command verb(@Nullable Family family, @Nullable String table, List<Token> words) {
        String word = words.get(0).text();
        Character verb = SHORT.matcher(word).matches() ? Character.valueOf(word.charAt(1)) : VERBS.get(word);
        if (verb == null) {
            throw new UnreadableException("\"" + word + "\" is no command");
        }
        String chain = words.size() > 1 && !words.get(1).option() ? words.get(1).text() : "";
        int from = chain.isEmpty() ? 1 : 2;
        boolean numbered = "IDR".indexOf(verb) >= 0
                && words.size() > from
                && NUMBER.matcher(words.get(from).text()).matches();
        int number = numbered ? Integer.parseInt(words.get(from).text()) : 0;
        return new Command(family, table, verb, chain, number, words.subList(numbered ? from + 1 : from, words.size()));
    }
}
