package dev.origindoctor.firewall.iptables.listing;

import dev.origindoctor.firewall.iptables.words.Remark;
import dev.origindoctor.firewall.iptables.words.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code iptables -L} prints behind a rule's columns: matches in prose, then what the target is to do. */
final class ListingWords {
    /** A phrase, and the options that it stands for; {@code !} in the first group negates the first of them. */
    private record Phrase(Pattern pattern, String options) {
        Phrase(String pattern, String options) {
            this(Pattern.compile(pattern), options);
        }
    }

    private static final List<Phrase> PHRASES = List.of(
            new Phrase("(tcp|udp) (?=[ds]pts?:|flags:)", ""),
            new Phrase("(?<not>!?)dpts?:(?<inner>!?)(?<value>\\S+)", "--dport"),
            new Phrase("(?<not>!?)spts?:(?<inner>!?)(?<value>\\S+)", "--sport"),
            new Phrase("flags:(?<not>!?)0x(?<mask>[0-9A-Fa-f]{2})/0x(?<wanted>[0-9A-Fa-f]{2})", "--tcp-flags"),
            new Phrase("multiport dports +(?<not>!?) *(?<value>\\S+)", "-m multiport --dports"),
            new Phrase("multiport sports +(?<not>!?) *(?<value>\\S+)", "-m multiport --sports"),
            new Phrase("multiport ports +(?<not>!?) *(?<value>\\S+)", "-m multiport --ports"),
            new Phrase("(?<not>!?) ?(?<![a-z])state +(?<value>[A-Z,]+)", "-m state --state"),
            new Phrase("(?<not>!?) ?ctstate +(?<value>[A-Z,]+)", "-m conntrack --ctstate"),
            new Phrase(
                    "(?<not>!?) ?match-set (?<value>\\S+) (?<more>(?:src|dst)(?:,(?:src|dst))*)", "-m set --match-set"),
            new Phrase("source IP range (?<not>!?) ?(?<value>\\S+-\\S+)", "-m iprange --src-range"),
            new Phrase("destination IP range (?<not>!?) ?(?<value>\\S+-\\S+)", "-m iprange --dst-range"),
            new Phrase("ADDRTYPE match dst-type (?<not>!?)(?<value>[A-Z]+)", "-m addrtype --dst-type"),
            new Phrase("ADDRTYPE match src-type (?<not>!?)(?<value>[A-Z]+)", "-m addrtype --src-type"),
            new Phrase("(?<!MARK )mark match (?<not>!?) ?(?<value>0x\\S+)", "-m mark --mark"),
            new Phrase("(?:ipv6-)?icmp(?: ?type)? ?(?<value>\\S+)(?: code \\d+)?", ""));

    /** What targets print of themselves that matters to where the packet goes. */
    private static final List<Phrase> TARGETS = List.of(
            new Phrase("reject-with (?<value>\\S+)", "--reject-with"),
            new Phrase("redir ports (?<value>\\S+)", "--to-ports"),
            new Phrase("to:(?<value>\\S+)", "--to-destination"));

    /** These let the packet go on, whatever they print. */
    private static final Set<String> GO_ON = Set.of("LOG", "NFLOG", "ULOG", "TRACE", "AUDIT");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/");

    private ListingWords() {}

    /** Adds what {@code text} says of the rule with this target. */
    static void add(List<Token> words, String text, String target) {
        List<Token> action = new ArrayList<>();
        String rest = COMMENT.matcher(text).replaceAll(" ");
        boolean further = rest.contains("[goto]");
        rest = rest.replace("[goto]", " ");
        if (!target.isEmpty()) {
            plain(action, further ? "-g" : "-j");
            action.add(new Token(target, true));
        }
        rest = GO_ON.contains(target) ? rest.replaceFirst("\\b(" + target + "|nflog|ULOG)\\b.*", "") : rest;
        for (Phrase phrase : TARGETS) {
            rest = take(phrase, rest, action);
        }
        for (Phrase phrase : PHRASES) {
            rest = take(phrase, rest, words);
        }
        if (!rest.isBlank()) {
            Remark.add(words, "\"" + rest.strip().replaceAll("\\s+", " ") + "\" in a listing");
        }
        words.addAll(action);
    }

    private static String take(Phrase phrase, String text, List<Token> words) {
        Matcher matcher = phrase.pattern.matcher(text);
        if (!matcher.find()) {
            return text;
        }
        if (phrase.options.equals("--tcp-flags")) {
            not(matcher, words);
            plain(words, "--tcp-flags");
            plain(words, "" + Integer.parseInt(matcher.group("mask").toLowerCase(Locale.ROOT), 16));
            plain(words, "" + Integer.parseInt(matcher.group("wanted").toLowerCase(Locale.ROOT), 16));
        } else if (!phrase.options.isEmpty()) {
            options(phrase, matcher, words);
        }
        return text.substring(0, matcher.start()) + " " + text.substring(matcher.end());
    }

    private static void options(Phrase phrase, Matcher matcher, List<Token> words) {
        String[] options = phrase.options.split(" ");
        for (int i = 0; i < options.length - 1; i++) {
            plain(words, options[i]);
        }
        not(matcher, words);
        plain(words, options[options.length - 1]);
        words.add(new Token(matcher.group("value"), true));
        if (phrase.pattern.pattern().contains("<more>")) {
            plain(words, matcher.group("more"));
        }
    }

    private static void not(Matcher matcher, List<Token> words) {
        String pattern = matcher.pattern().pattern();
        boolean negated = (pattern.contains("<not>") && !matcher.group("not").isEmpty())
                || (pattern.contains("<inner>") && !matcher.group("inner").isEmpty());
        if (negated) {
            plain(words, "!");
        }
    }

    private static void plain(List<Token> words, String text) {
        words.add(new Token(text, false));
    }
}
