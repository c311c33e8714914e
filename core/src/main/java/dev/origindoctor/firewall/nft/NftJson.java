package dev.origindoctor.firewall.nft;

import dev.origindoctor.firewall.nft.json.JsonItems;
import dev.origindoctor.firewall.nft.json.JsonValue;
import dev.origindoctor.firewall.nft.meaning.TreeCompiler;
import dev.origindoctor.firewall.nft.tree.NftTree;
import dev.origindoctor.firewall.rules.Line;
import dev.origindoctor.firewall.rules.Ruleset;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Rulesets of nftables as JSON: what {@code nft -j list ruleset} prints, and what {@code nft -j -f} takes. */
public final class NftJson {
    private static final int DEEPEST = 64;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private NftJson() {}

    /** Reads {@code text}; {@code file} names it in the rules' lines. What is not understood is among the unread. */
    public static Ruleset read(String file, String text) {
        NftTree tree = new NftTree();
        parse(file, text, tree);
        return TreeCompiler.compile(tree);
    }

    static void parse(String file, String text, NftTree tree) {
        JsonItems items = new JsonItems(file, tree);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (!toItems(parser)) {
                tree.unreadEverywhere(new Line(file, 1, ""), "no list called \"nftables\"");
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                int line = parser.currentTokenLocation().getLineNr();
                items.add(JsonValue.read(parser), line);
            }
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            tree.unreadEverywhere(new Line(file, Math.max(line, 0), ""), "from here on it is no JSON");
        }
    }

    private static boolean toItems(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean found = "nftables".equals(parser.currentName());
            parser.nextToken();
            if (found) {
                return parser.currentToken() == JsonToken.START_ARRAY;
            }
            parser.skipChildren();
        }
        return false;
    }
}
