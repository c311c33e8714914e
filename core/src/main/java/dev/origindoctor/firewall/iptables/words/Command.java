package dev.origindoctor.firewall.iptables.words;

import dev.origindoctor.ranges.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
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
public record Command(
        @Nullable Family family, @Nullable String table, char verb, String chain, int number, List<Token> rest) {
    private static final Pattern PROGRAM = Pattern.compile("(?:\\S*/)?(ip6?tables)(?:-(?:legacy|nft))?");

    private static final Pattern COUNTERS = Pattern.compile("\\[[0-9]+:[0-9]+]");
    private static final Pattern TABLE = Pattern.compile("(?:-t|--table=)(\\w+)");
    private static final Pattern SHORT = Pattern.compile("-[AIDRNPFXZE]");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");

    private static final Pattern BEGINNING =
            Pattern.compile("(\\[\\d+:\\d+]\\s*)?(\"?-[AIDRNPFXZE](\\b|[A-Za-z])|\"?(?<long>--[a-z][a-z-]*)"
                    + "|(sudo\\s+)?(\\S*/)?ip6?tables(-legacy|-nft)?\\s)");

    private static final Map<String, Character> VERBS = Map.ofEntries(
            Map.entry("--append", 'A'),
            Map.entry("--insert", 'I'),
            Map.entry("--delete", 'D'),
            Map.entry("--replace", 'R'),
            Map.entry("--new-chain", 'N'),
            Map.entry("--policy", 'P'),
            Map.entry("--flush", 'F'),
            Map.entry("--delete-chain", 'X'),
            Map.entry("--zero", 'Z'),
            Map.entry("--rename-chain", 'E'));

    private static final Pattern WAIT = Pattern.compile("-[wW]\\d*|--wait(-interval)?(=\\d+)?");
    private static final Pattern FILLER = Pattern.compile("-[nv]+|--numeric|--verbose");

    public Command {
        rest = List.copyOf(rest);
    }

    /** Whether a line looks like a command at all. */
    public static boolean begins(String line) {
        Matcher beginning = BEGINNING.matcher(line);
        return beginning.lookingAt() && (beginning.group("long") == null || verb(beginning.group("long")) != null);
    }

    /** The verb that an option stands for, if it is one. */
    private static @Nullable Character verb(String option) {
        if (SHORT.matcher(option).lookingAt()) {
            return option.charAt(1);
        }
        if (!option.startsWith("--")) {
            return null;
        }
        return VERBS.get(OptionNames.whole(option));
    }

    /** Reads the words of a line. */
    public static Command read(List<Token> line) {
        List<Token> words = new ArrayList<>(line);
        withoutCounters(words);
        if (!words.isEmpty() && words.get(0).text().equals("sudo")) {
            words.remove(0);
        }
        Family family = program(words);
        String table = table(words);
        withoutFillers(words);
        if (words.isEmpty()) {
            throw new UnreadableException("no command");
        }
        return verb(family, table, words);
    }

    /** Without {@code -w 5}, wherever it stands, which says how long to wait for others, and options that only show more. */
    private static void withoutFillers(List<Token> words) {
        for (int i = words.size() - 1; i >= 0; i--) {
            String word = words.get(i).quoted() ? "" : words.get(i).text();
            if (WAIT.matcher(word).matches()) {
                boolean counted = !word.matches(".*\\d")
                        && i + 1 < words.size()
                        && NUMBER.matcher(words.get(i + 1).text()).matches();
                words.subList(i, i + (counted ? 2 : 1)).clear();
            }
        }
        while (!words.isEmpty() && FILLER.matcher(words.get(0).text()).matches()) {
            words.remove(0);
        }
    }

    /** {@code [12:3456]} before the rule, with or without a blank behind. */
    private static void withoutCounters(List<Token> words) {
        Matcher counters = COUNTERS.matcher(words.isEmpty() ? "" : words.get(0).text());
        if (counters.lookingAt()) {
            Token first = words.remove(0);
            if (counters.end() < first.text().length()) {
                words.add(0, new Token(first.text().substring(counters.end()), first.quoted()));
            }
        }
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
            if (words.get(i).quoted()) {
                continue;
            }
            if (word.equals("-t") || word.equals("--table")) {
                String table = words.get(i + 1).text();
                words.subList(i, i + 2).clear();
                return table;
            }
            Matcher glued = TABLE.matcher(word);
            if (glued.matches()) {
                words.remove(i);
                return glued.group(1);
            }
        }
        return null;
    }

    /** The verb need not stand first: {@code iptables -s 192.0.2.1 -A INPUT -j DROP}. */
    private static Command verb(@Nullable Family family, @Nullable String table, List<Token> words) {
        int at = 0;
        Character verb = verb(words.get(0).text());
        while (verb == null && ++at < words.size()) {
            verb = verb(words.get(at).text());
        }
        if (verb == null) {
            throw new UnreadableException("\"" + words.get(0).text() + "\" is no command");
        }
        List<Token> rest = new ArrayList<>(words.subList(at + 1, words.size()));
        String word = words.get(at).text();
        if (word.charAt(1) != '-' && word.length() > 2) {
            rest.add(0, new Token(word.substring(2), false)); // -AINPUT
        }
        String chain =
                rest.isEmpty() || rest.get(0).option() ? "" : rest.remove(0).text();
        boolean numbered = "IDR".indexOf(verb) >= 0
                && !rest.isEmpty()
                && NUMBER.matcher(rest.get(0).text()).matches();
        int number = numbered ? Integer.parseInt(rest.remove(0).text()) : 0;
        rest.addAll(0, words.subList(0, at));
        return new Command(family, table, verb, chain, number, rest);
    }
}
