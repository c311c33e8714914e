package dev.origindoctor.firewall.nft;

import dev.origindoctor.firewall.nft.meaning.TreeCompiler;
import dev.origindoctor.firewall.nft.text.Includes;
import dev.origindoctor.firewall.nft.text.Jumps;
import dev.origindoctor.firewall.nft.text.NftScript;
import dev.origindoctor.firewall.nft.text.TextParser;
import dev.origindoctor.firewall.nft.tree.NftTree;
import dev.origindoctor.firewall.rules.Chain;
import dev.origindoctor.firewall.rules.Refused;
import dev.origindoctor.firewall.rules.Ruleset;
import dev.origindoctor.firewall.rules.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The nftables rulesets of one host, and the commands that were applied to them, in order. */
public final class NftFiles {
    private static final Pattern JSON = Pattern.compile("^\\s*\\{\\s*\"nftables\"");
    private static final Pattern TEXT = Pattern.compile(
            "^\\s*(#!\\S*nft\\b|flush\\s+ruleset|(re)?define\\s+[\\w-]+\\s*=|include\\s+[\"']"
                    + "|(add|create|insert|replace|delete|destroy|flush)\\s+(table|chain|rule|set|map|element)\\s"
                    + "|((sudo|nft|add|create)\\s+){0,4}(table|chain|rule|set|map|element)\\s+"
                    + "((ip|ip6|inet|arp|bridge|netdev)\\s+[\\w-]+|[\\w-]+\\s*\\{))",
            Pattern.MULTILINE);
    private static final int LOOKED_AT = 1 << 20;

    /** The tables that iptables keeps in nftables. */
    private static final Set<String> SHARED = Set.of("raw", "mangle", "nat", "filter", "security");

    private static final String PROPOSED = "(proposed)";
    private static final Pattern QUOTED = Pattern.compile(
            "\\s*(sudo\\s+)?(\\S*/)?nft\\s+(-[a-eg-z]+\\s+)*(['\"])(?<command>((?!\\4).|\\\\\")*)\\4\\s*",
            Pattern.DOTALL);

    private record File(String name, String text) {}

    private final List<File> files;

    private NftFiles(List<File> files) {
        this.files = List.copyOf(files);
    }

    /** Of a host from which nothing was read yet. */
    public static NftFiles none() {
        return new NftFiles(List.of());
    }

    /** Whether a text looks like a ruleset of nftables, or is the empty one that {@code nft} printed to {@code file}. */
    public static boolean reads(String file, String text) {
        String start = text.substring(0, Math.min(text.length(), LOOKED_AT));
        return JSON.matcher(start).find()
                || TEXT.matcher(start).find()
                || (text.isBlank() && file.toLowerCase(Locale.ROOT).contains("nft"));
    }

    /** Whether a text is a script with commands of {@code nft}, which may have others too. */
    public static boolean script(String text) {
        return NftScript.is(text);
    }

    /** Whether there is no file. */
    public boolean isEmpty() {
        return files.isEmpty();
    }

    /** These and one more. */
    public NftFiles and(String file, String text) {
        List<File> more = new ArrayList<>(files);
        more.add(new File(file, text));
        return new NftFiles(more);
    }

    /**
     * What they are after {@code nft …}.
     *
     * @throws IllegalArgumentException where the command is not understood, or names what is not there
     */
    public NftFiles after(String command) {
        String bare = unquoted(command);
        NftTree alone = new NftTree();
        parse(new File(PROPOSED, bare), alone, Includes.NONE);
        tree().lacks(alone).filter(absent -> !bare.contains(" chain ")).ifPresent(absent -> {
            throw refused(bare, "there is no " + absent);
        });
        NftFiles changed = and(PROPOSED, bare);
        Ruleset ruleset = changed.ruleset();
        ruleset.unread().stream()
                .filter(unread -> unread.line().file().equals(PROPOSED))
                .findFirst()
                .ifPresent(unread -> {
                    throw refused(unread.line().text(), unread.why());
                });
        ruleset.refused().stream()
                .filter(file -> file.file().equals(PROPOSED))
                .findFirst()
                .ifPresent(file -> {
                    throw refused(bare, file.why());
                });
        return changed;
    }

    private static IllegalArgumentException refused(String command, String why) {
        return new IllegalArgumentException("command: " + command.strip() + ": " + why);
    }

    /** {@code nft 'add rule …'}, as it is given to a shell. */
    private static String unquoted(String command) {
        Matcher quoted = QUOTED.matcher(command);
        return quoted.matches() ? quoted.group("command").replace("\\\"", "\"") : command;
    }

    private NftTree tree() {
        NftTree tree = new NftTree();
        Includes includes = includes();
        files.stream().filter(file -> !includes.named(file.name)).forEach(file -> parse(file, tree, includes));
        return tree;
    }

    /** Whether one of them includes a file of this name: whatever that looks like, it is read there. */
    public boolean includes(String name) {
        return includes().named(name);
    }

    private Includes includes() {
        return new Includes(files.stream()
                .collect(Collectors.toMap(File::name, File::text, (one, other) -> one, LinkedHashMap::new)));
    }

    /** All rules: each file is loaded on top of those before it, as {@code nft -f} would. */
    public Ruleset ruleset() {
        if (files.isEmpty()) {
            return Ruleset.EMPTY;
        }
        Includes includes = includes();
        List<File> begins =
                files.stream().filter(file -> !includes.named(file.name)).toList();
        return loaded(begins.isEmpty() ? files : begins, includes);
    }

    /** What is left of the files when those are gone that nft refuses. */
    private static Ruleset loaded(List<File> files, Includes includes) {
        NftTree tree = new NftTree();
        List<File> taken = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (File file : files) {
            parse(file, tree, includes)
                    .or(() -> Jumps.refused(tree, file.name))
                    .ifPresentOrElse(refused::add, () -> taken.add(file));
        }
        if (refused.isEmpty()) {
            return TreeCompiler.compile(tree);
        }
        Ruleset rest = taken.isEmpty() ? Ruleset.EMPTY : loaded(taken, includes);
        return rest.beside(refused);
    }

    /** Reads a file into the tree; why nft refuses it, if it does. */
    private static Optional<Refused> parse(File file, NftTree tree, Includes includes) {
        if (JSON.matcher(file.text.substring(0, Math.min(file.text.length(), LOOKED_AT)))
                .find()) {
            NftJson.parse(file.name, file.text, tree);
        } else if (NftScript.is(file.text)) {
            new NftScript(file.name, tree, includes).read(file.text);
        } else {
            return new TextParser(file.name, file.text, tree, includes).parse();
        }
        return Optional.empty();
    }

    /**
     * Without the tables that {@code nft} lists although iptables keeps them, where {@code saved} has them from
     * {@code iptables-save}: {@code nft} does not write out all that such rules ask.
     */
    public static Ruleset without(Ruleset listed, Ruleset saved) {
        List<Table> kept = listed.tables().stream()
                .filter(table -> saved.tables().stream().noneMatch(other -> same(table, other)))
                .toList();
        return new Ruleset(kept, listed.families(), listed.unread(), listed.networks(), listed.refused());
    }

    private static boolean same(Table listed, Table saved) {
        String name = listed.name().substring(listed.name().indexOf(' ') + 1);
        return SHARED.contains(name)
                && saved.name().equals(name)
                && Objects.equals(listed.families(), saved.families())
                && listed.chains().values().stream().anyMatch(NftFiles::lossy);
    }

    private static boolean lossy(Chain chain) {
        return chain.rules().stream()
                .anyMatch(rule -> rule.doubt() != null && rule.doubt().contains("of iptables"));
    }
}
