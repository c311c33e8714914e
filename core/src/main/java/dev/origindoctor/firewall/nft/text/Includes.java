package dev.origindoctor.firewall.nft.text;

import dev.origindoctor.firewall.nft.tree.Unclear;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that {@code include} can mean, by the names under which they were given, in whatever folder. A file that another one includes is read there, and not by itself.
 */
public final class Includes {
    public static final Includes NONE = new Includes(Map.of());

    /** nft itself goes no deeper. */
    private static final int DEEPEST = 16;

    /** Files that include each other by wild names would be read more often than anyone can wait for. */
    private static final int MOST = 2000;

    private static final Pattern INCLUDE =
            Pattern.compile("(?m)(?:^|[;{])\\s*include\\s+[\"']([^\"'\\n]{1,4096})[\"']");

    private final Map<String, String> texts;
    private final int depth;
    private final AtomicInteger left;

    public Includes(Map<String, String> texts) {
        this(new LinkedHashMap<>(texts), 0, new AtomicInteger(MOST));
    }

    private Includes(Map<String, String> texts, int depth, AtomicInteger left) {
        this.texts = texts;
        this.depth = depth;
        this.left = left;
    }

    /** For the files that {@code path} means. */
    Includes within(String path) {
        if (depth == DEEPEST || left.decrementAndGet() < 0) {
            throw new Unclear("the included file " + path + " is too deep, or one of too many");
        }
        return new Includes(texts, depth + 1, left);
    }

    /** What is said of a path that means none of the files. */
    static String absent(String path) {
        return "the included file " + path + " is not here";
    }

    /** Whether some file includes, or loads, the one of this name. */
    public boolean named(String name) {
        for (Map.Entry<String, String> file : texts.entrySet()) {
            Matcher include = INCLUDE.matcher(file.getValue());
            while (!file.getKey().equals(name) && include.find()) {
                if (means(include.group(1), name)) {
                    return true;
                }
            }
            if (!file.getKey().equals(name)
                    && NftScript.loaded(file.getValue()).stream().anyMatch(path -> means(path, name))) {
                return true;
            }
        }
        return false;
    }

    /** The files, in the order of their names, that the path in {@code from} means; {@code *} and {@code ?} are wild. */
    Map<String, String> of(String path, String from) {
        Map<String, String> meant = new TreeMap<>();
        texts.forEach((name, text) -> {
            if (!name.equals(from) && means(path, name)) {
                meant.put(name, text);
            }
        });
        return meant;
    }

    /** The file must bear the name; where the name is wild, its folder must be the same too, if it was given. */
    private static boolean means(String path, String name) {
        String[] wanted = path.split("/");
        String[] given = name.split("[/\\\\]");
        String wild = wanted[wanted.length - 1];
        boolean alone = given.length == 1 || wanted.length == 1;
        return matches(wild, given[given.length - 1])
                && (alone || !wild.matches(".*[*?].*") || wanted[wanted.length - 2].equals(given[given.length - 2]));
    }

    private static boolean matches(String wild, String name) {
        String pattern =
                "\\Q" + wild.replace("\\E", "").replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E";
        return name.matches(pattern);
    }
}
