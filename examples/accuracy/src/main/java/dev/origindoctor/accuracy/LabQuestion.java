package dev.origindoctor.accuracy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the resident of the client's machine is asked, as a line of text.
 *
 * @param planted the case's name
 * @param knowledge how much the diagnosis is told
 * @param addresses the origin's addresses
 * @param zone what a name server says of them; null where they are known
 * @param folder what the origin's machine says; null where nobody asked it
 */
record LabQuestion(
        String planted,
        Knowledge knowledge,
        List<String> addresses,
        @Nullable String zone,
        @Nullable String folder) {
    String line() {
        return String.join("\t", planted, knowledge.name(), String.join(",", addresses), absent(zone), absent(folder));
    }

    static LabQuestion read(String line) {
        String[] fields = line.split("\t");
        return new LabQuestion(
                fields[0],
                Knowledge.valueOf(fields[1]),
                Arrays.stream(fields[2].split(",")).collect(Collectors.toList()),
                present(fields[3]),
                present(fields[4]));
    }

    private static String absent(@Nullable String text) {
        return text == null ? "-" : text;
    }

    private static @Nullable String present(String field) {
        return field.equals("-") ? null : field;
    }

    /** What the answer to it begins with. */
    String key() {
        return planted + "\t" + knowledge.name();
    }
}
