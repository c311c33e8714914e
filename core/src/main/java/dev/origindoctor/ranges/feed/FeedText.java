package dev.origindoctor.ranges.feed;

import dev.origindoctor.ranges.Cidr;
import dev.origindoctor.ranges.FeedFormat;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads what a feed answered: blocks only, or the whole answer is refused. */
final class FeedText {
    private FeedText() {}

    /** An answer that is no list of blocks. */
    static final class NoList extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoList(String why) {
            super(why);
        }
    }

    static List<Cidr> read(FeedFormat format, String text) {
        if (text.stripLeading().startsWith("<")) {
            throw new NoList("a page instead of a list: " + shortened(text.strip()));
        }
        return switch (format) {
            case NONE -> throw new NoList("the list has no feed");
            case LINES -> lines(text);
            case FASTLY -> arrays(text, List.of("addresses", "ipv6_addresses"));
            case GCORE -> arrays(text, List.of("addresses", "addresses_v6"));
            case IMPERVA -> arrays(text, List.of("ipRanges", "ipv6Ranges"));
            case AWS_CLOUDFRONT -> services(text, "CLOUDFRONT");
            case AWS_CLOUDFRONT_ORIGIN_FACING -> services(text, "CLOUDFRONT_ORIGIN_FACING");
        };
    }

    private static List<Cidr> lines(String text) {
        List<Cidr> blocks = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            if (!line.isBlank()) {
                blocks.add(block(line.strip(), "line " + number));
            }
        }
        return blocks;
    }

    private static Cidr block(String text, String where) {
        return Cidr.parse(text).orElseThrow(() -> new NoList(where + " is no block: " + shortened(text)));
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }

    private interface Reading {
        void read(JsonParser parser, List<Cidr> blocks);
    }

    private static List<Cidr> json(String text, Reading reading) {
        List<Cidr> blocks = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            reading.read(parser, blocks);
        } catch (JacksonException e) {
            throw new NoList("no JSON");
        }
        return blocks;
    }

    /** Every string of the arrays of these names. */
    private static List<Cidr> arrays(String text, List<String> names) {
        return json(text, (parser, blocks) -> {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                boolean wanted = parser.nextToken() == JsonToken.START_ARRAY && names.contains(name);
                if (!wanted) {
                    parser.skipChildren();
                }
                while (wanted && parser.nextToken() != JsonToken.END_ARRAY) {
                    blocks.add(block(parser.getString(), name));
                }
            }
        });
    }

    /** Of each object within, the prefix where its service is the one. */
    private static List<Cidr> services(String text, String service) {
        return json(text, (parser, blocks) -> {
            String prefix = "";
            String of = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.END_OBJECT && of.equals(service)) {
                    blocks.add(block(prefix, service));
                }
                if (token == JsonToken.VALUE_STRING) {
                    String name = String.valueOf(parser.currentName());
                    prefix = name.endsWith("_prefix") ? parser.getString() : prefix;
                    of = name.equals("service") ? parser.getString() : of;
                }
                of = token == JsonToken.START_OBJECT || token == JsonToken.END_OBJECT ? "" : of;
            }
        });
    }
}
