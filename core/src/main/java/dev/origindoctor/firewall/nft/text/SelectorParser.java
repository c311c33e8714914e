package dev.origindoctor.firewall.nft.text;

import dev.origindoctor.firewall.nft.tree.Expression;
import dev.origindoctor.firewall.nft.tree.Expression.Obscure;
import dev.origindoctor.firewall.nft.tree.Expression.Selector;
import dev.origindoctor.firewall.nft.tree.Unclear;
import dev.origindoctor.firewall.nft.words.Selectors;
import dev.origindoctor.firewall.nft.words.Token;
import dev.origindoctor.firewall.nft.words.Token.Kind;
import dev.origindoctor.firewall.nft.words.Tokens;
import java.util.Map;
import java.util.Set;

/** Reads the fields that rules look at; each kind has words of its own behind its name. */
final class SelectorParser {
    /** Headers around a packet; behind their names stands a field of theirs, or of the packet inside. */
    private static final Set<String> TUNNELS = Set.of("vxlan", "geneve", "gre", "gretap");

    /** Fields that have a part of their own. */
    private static final Set<String> PARTED = Set.of("option", "chunk");

    /** From where the bytes of {@code @nh,96,32} are counted. */
    private static final Set<String> BYTES = Set.of("ll", "nh", "th", "ih");

    /** Words of nft that begin no step of a rule, and to what they belong. */
    private static final Map<String, String> STRAYS = Map.of(
            "saddr", "a field of ip or ip6",
            "daddr", "a field of ip or ip6",
            "sport", "a field of tcp, udp or th",
            "dport", "a field of tcp, udp or th",
            "level", "an option of log",
            "inet", "a family of tables");

    private final Tokens tokens;

    SelectorParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Whether a field is next, and no value that merely bears the name of one. */
    boolean next() {
        Token token = tokens.peek();
        if (token.is("@")) {
            return tokens.peek(1).kind() == Kind.WORD
                    && BYTES.contains(tokens.peek(1).text());
        }
        return token.kind() == Kind.WORD
                && (Selectors.SHORT_META.contains(token.text())
                        || (Selectors.begins(token.text()) && tokens.peek(1).kind() == Kind.WORD));
    }

    /** The field that must be next. */
    Expression selector() {
        Token token = tokens.peek();
        if (tokens.take("@")) {
            return raw("");
        }
        if (token.kind() != Kind.WORD || !Selectors.begins(token.text())) {
            throw unknown(token);
        }
        String header = tokens.next().text();
        return switch (header) {
            case "meta" -> new Selector("meta " + tokens.name());
            case "ct" -> connection();
            case "fib" -> route();
            case "numgen", "jhash", "symhash" -> hash(header);
            case "exthdr" -> new Selector("exthdr " + tokens.name());
            case "ipsec" -> protection();
            case "osf" -> system();
            default -> TUNNELS.contains(header) ? inside(header) : ofHeader(header);
        };
    }

    private Unclear unknown(Token token) {
        String rest = token.kind() == Kind.WORD ? STRAYS.get(token.text()) : null;
        return rest == null
                ? new Unclear("no field or statement is called " + Tokens.shown(token))
                : tokens.flaws().sure(token, Tokens.shown(token) + " cannot stand alone: it is " + rest);
    }

    private Expression ofHeader(String header) {
        if (Selectors.has(header, tokens.peek().text())) {
            return field(header);
        }
        boolean hop = header.equals("rt") && (tokens.takeWord("ip") || tokens.takeWord("ip6"));
        if (hop) {
            return new Selector("rt " + tokens.last().text() + " " + tokens.name());
        }
        if (Selectors.SHORT_META.contains(header)) {
            return new Selector("meta " + header);
        }
        throw new Unclear("no field of " + header + " is called " + Tokens.shown(tokens.peek()));
    }

    /** {@code vxlan vni}, and {@code vxlan ip saddr} of the packet that it carries. */
    private Expression inside(String header) {
        if (Selectors.has(header, tokens.peek().text())) {
            return field(header);
        }
        Expression inner = selector();
        return inner instanceof Selector field ? new Selector(header + " " + field.name()) : inner;
    }

    private Expression field(String header) {
        String field = tokens.next().text();
        if (field.equals("cgroupv2") && tokens.takeWord("level")) {
            return new Selector(header + " " + field + " level " + tokens.name());
        }
        if (PARTED.contains(field)) {
            return tokens.take("@") ? raw(header + " " + field + " ") : part(header + " " + field);
        }
        if (header.equals("arp") && field.endsWith("addr") && (tokens.takeWord("ip") || tokens.takeWord("ether"))) {
            return new Selector("arp " + field + " " + tokens.last().text());
        }
        if (tokens.take("[")) {
            tokens.name();
            tokens.expect("]");
        }
        return new Selector(header + " " + field);
    }

    /** {@code tcp option maxseg size}, {@code sctp chunk init}, {@code tcp option sack-perm exists}. */
    private Expression part(String begin) {
        StringBuilder name = new StringBuilder(begin);
        name.append(' ').append(tokens.name());
        if (tokens.peek().kind() == Kind.WORD && !comparison(tokens.peek().text())) {
            name.append(' ').append(tokens.name());
        }
        return new Selector(name.toString());
    }

    private static boolean comparison(String word) {
        return word.equals("exists") || word.equals("missing") || Character.isDigit(word.charAt(0));
    }

    /** {@code @nh,96,32}. */
    private Expression raw(String begin) {
        StringBuilder name = new StringBuilder(begin + "@" + tokens.name());
        while (tokens.take(",")) {
            name.append(',').append(tokens.name());
        }
        return begin.isEmpty() ? new Selector(name.toString()) : new Obscure(name.toString());
    }

    /** {@code ct state}, {@code ct original proto-dst}, {@code ct original ip daddr}. */
    private Expression connection() {
        StringBuilder name = new StringBuilder("ct " + tokens.name());
        if (name.toString().equals("ct original") || name.toString().equals("ct reply")) {
            String key = tokens.name();
            name.append(' ').append(key.equals("ip") || key.equals("ip6") ? key + " " + tokens.name() : key);
        }
        return new Selector(name.toString());
    }

    /** {@code fib saddr . iif oif}. */
    private Expression route() {
        StringBuilder name = new StringBuilder("fib " + tokens.name());
        while (tokens.take(".")) {
            name.append(" . ").append(tokens.name());
        }
        return new Selector(name + " " + tokens.name());
    }

    /** {@code ipsec in spnum 1 ip saddr}. */
    private Expression protection() {
        StringBuilder name = new StringBuilder("ipsec " + tokens.name());
        if (tokens.takeWord("spnum")) {
            name.append(" spnum ").append(tokens.name());
        }
        String key = tokens.name();
        name.append(' ').append(key.equals("ip") || key.equals("ip6") ? key + " " + tokens.name() : key);
        return new Selector(name.toString());
    }

    /** {@code osf ttl loose name}: which system the peer's first packet looks like. */
    private Expression system() {
        if (tokens.takeWord("ttl")) {
            tokens.name();
        }
        return new Selector("osf " + tokens.name());
    }

    private Expression hash(String kind) {
        StringBuilder name = new StringBuilder(kind);
        while (!tokens.peek().ends() && !tokens.peek().word("mod")) {
            name.append(' ').append(tokens.next().text());
        }
        while (tokens.takeWord("mod") || tokens.takeWord("seed") || tokens.takeWord("offset")) {
            name.append(' ').append(tokens.last().text()).append(' ').append(tokens.name());
        }
        return new Obscure(name.toString());
    }
}
