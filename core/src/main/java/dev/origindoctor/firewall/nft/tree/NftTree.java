package dev.origindoctor.firewall.nft.tree;

import dev.origindoctor.firewall.rules.Line;
import dev.origindoctor.firewall.rules.Unread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that the text of a ruleset, or of commands that build one, leaves behind. */
public final class NftTree {
    private final Map<String, NftTable> tables = new LinkedHashMap<>();
    private final List<Unread> unread = new ArrayList<>();
    private final List<Unread> everywhere = new ArrayList<>();

    public Map<String, NftTable> tables() {
        return tables;
    }

    public NftTable table(String family, String name) {
        return tables.computeIfAbsent(family + " " + name, key -> new NftTable(family, name));
    }

    @Nullable
    public NftTable known(String family, String name) {
        return tables.get(family + " " + name);
    }

    public List<Unread> unread() {
        return unread;
    }

    /** What was not understood and could have been about any table: a missing file, text outside of all tables. */
    public List<Unread> everywhere() {
        return everywhere;
    }

    public void unread(Line line, String why) {
        unread.add(new Unread(line, why));
    }

    public void unreadEverywhere(Line line, String why) {
        everywhere(new Unread(line, why));
    }

    /** A file is not there that could have been about any table. */
    public void missingEverywhere(Line line, String why) {
        everywhere(Unread.missing(line, why));
    }

    private void everywhere(Unread one) {
        unread.add(one);
        everywhere.add(one);
    }

    /** A file is not there that could only have been about one chain. */
    public void missing(Line line, String why) {
        unread.add(Unread.missing(line, why));
    }

    /** The first chain whose rules {@code changes} wants to change and that is not here. */
    public Optional<String> lacks(NftTree changes) {
        for (NftTable change : changes.tables.values()) {
            NftTable table = tables.getOrDefault(change.title(), new NftTable("", ""));
            for (NftChain chain : change.chains().values()) {
                if (chain.place() == null
                        && !chain.rules().isEmpty()
                        && !table.chains().containsKey(chain.name())) {
                    return Optional.of("chain \"" + chain.name() + "\" in table " + change.title());
                }
            }
        }
        return Optional.empty();
    }
}
