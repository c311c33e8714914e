package dev.origindoctor.firewall.nft.tree;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The numbers behind the names of priorities. */
public final class Priorities {
    private static final Map<String, Integer> NAMES =
            Map.of("raw", -300, "mangle", -150, "dstnat", -100, "filter", 0, "security", 50, "srcnat", 100);
    private static final Map<String, Integer> BRIDGE =
            Map.of("dstnat", -300, "filter", -200, "out", 100, "srcnat", 300);

    private Priorities() {}

    /** The number that {@code filter + 10}, {@code -5} or {@code raw} means; empty for anything else. */
    public static OptionalInt number(String family, List<String> words) {
        Map<String, Integer> names = family.equals("bridge") ? BRIDGE : NAMES;
        String text = String.join("", words);
        int split = Math.max(text.indexOf('+'), text.indexOf('-'));
        String name = split < 0 ? text : text.substring(0, split);
        String offset = split < 0 ? "" : text.substring(split);
        if (names.containsKey(name)) {
            return offset.isEmpty() ? OptionalInt.of(names.get(name)) : plus(names.get(name), offset);
        }
        return name.isEmpty() || offset.isEmpty() ? plus(0, text) : OptionalInt.empty();
    }

    private static OptionalInt plus(int start, String number) {
        if (!number.matches("[+-]?[0-9]{1,10}")) {
            return OptionalInt.empty();
        }
        long sum = start + Long.parseLong(number);
        return sum == (int) sum ? OptionalInt.of((int) sum) : OptionalInt.empty();
    }
}
