package dev.origindoctor.firewall.iptables.listing;

import dev.origindoctor.firewall.iptables.words.Remark;
import dev.origindoctor.firewall.iptables.words.Token;
import dev.origindoctor.firewall.iptables.words.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One rule as {@code iptables -L} prints it, in the words of {@code iptables-save}. */
final class ListingRow {
    private static final Set<String> MARKS = Set.of("--", "-f", "!f");
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0/0", "::/0", "anywhere", "default");
    private static final String PROTOCOL =
            "!?(all|tcp|udp|udplite|icmp|icmpv6|ipv6-icmp|sctp|dccp|esp|ah|gre|ipv6|\\d{1,3})";

    private ListingRow() {}

    /**
     * Which columns the listing has.
     *
     * @param numbers the rules' numbers
     * @param counters packets and bytes
     * @param interfaces where packets come in and go out
     */
    record Columns(boolean numbers, boolean counters, boolean interfaces) {
        static Columns of(String heading) {
            List<String> words = List.of(heading.strip().split("\\s+"));
            return new Columns(words.contains("num"), words.contains("pkts"), words.contains("in"));
        }
    }

    /** The rule's words. */
    static List<Token> words(String row, Columns columns) {
        String rest = row.strip();
        int leading = (columns.numbers ? 1 : 0) + (columns.counters ? 2 : 0);
        for (int i = 0; i < leading; i++) {
            String word = first(rest);
            if (!word.matches("\\d+[KMGTP]?")) {
                throw new UnreadableException("a counter or number expected, found \"" + word + "\"");
            }
            rest = rest.substring(word.length()).strip();
        }
        List<Token> words = new ArrayList<>();
        String target = "";
        if (!first(rest).matches(PROTOCOL) || second(rest).matches(PROTOCOL)) {
            target = first(rest);
            rest = behind(rest);
        }
        option(words, "-p", first(rest), Set.of("all", "0"));
        rest = behind(rest);
        if (MARKS.contains(first(rest))) {
            if (!first(rest).equals("--")) {
                words.add(new Token("-f", false));
            }
            rest = behind(rest);
        }
        if (columns.interfaces) {
            option(words, "-i", first(rest), Set.of("*", "any"));
            rest = behind(rest);
            option(words, "-o", first(rest), Set.of("*", "any"));
            rest = behind(rest);
        } else {
            Remark.add(words, "the listing names no interfaces (iptables -L -v does)");
        }
        option(words, "-s", first(rest), EVERYWHERE);
        rest = behind(rest);
        option(words, "-d", first(rest), EVERYWHERE);
        ListingWords.add(words, behind(rest), target);
        return words;
    }

    private static String first(String text) {
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }

    private static String second(String text) {
        return first(behind(text));
    }

    private static String behind(String text) {
        return text.substring(first(text).length()).strip();
    }

    private static void option(List<Token> words, String name, String value, Set<String> any) {
        if (value.isEmpty()) {
            throw new UnreadableException("a column is missing");
        }
        if (any.contains(value)) {
            return;
        }
        if (value.startsWith("!")) {
            words.add(new Token("!", false));
        }
        words.add(new Token(name, false));
        words.add(new Token(value.startsWith("!") ? value.substring(1) : value, true));
    }
}
