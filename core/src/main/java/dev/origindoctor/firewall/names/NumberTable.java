package dev.origindoctor.firewall.names;

import java.util.HashMap;
import java.util.Map;

/** Names with their numbers, written one behind the other. */
public final class NumberTable {
    private NumberTable() {}

    /** Reads {@code ssh 22 smtp 25}; numbers may be hexadecimal. */
    public static Map<String, Long> of(String pairs) {
        Map<String, Long> numbers = new HashMap<>();
        String[] words = pairs.strip().split("\\s+");
        for (int i = 0; i < words.length; i += 2) {
            numbers.put(words[i], Long.decode(words[i + 1]));
        }
        return Map.copyOf(numbers);
    }
}
