package dev.origindoctor.ranges;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the addresses that a list of allowed ones names, whoever's syntax it is in. */
final class AllowlistText {
    private static final Pattern BLOCK =
            Pattern.compile("(?<![\\w.:])([0-9a-fA-F]{0,4}[.:][0-9a-fA-F.:]+)(/\\d{1,3})?(?![\\w.:/])");

    /** Lines that name whom they keep out. */
    private static final Pattern DENIAL =
            Pattern.compile("(?i)\\b(deny|drop|reject|block|not ip|require not)\\b|^\\s*-D\\s");

    private AllowlistText() {}

    static AddressSet addresses(String text) {
        AddressSetBuilder builder = AddressSet.builder();
        for (String line : text.split("\\R")) {
            String before = line.split("[#]", 2)[0];
            if (!DENIAL.matcher(before).find()) {
                Matcher block = BLOCK.matcher(before);
                while (block.find()) {
                    builder.add(block.group());
                }
            }
        }
        return builder.build();
    }
}
