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
 * @param folder what the origin's machine says; null where nobody asked it
 */
record LabQuestion(
        String planted,
        Knowledge knowledge,
        List<String> addresses,
        @Nullable String folder) {
    String line() {
        return String.join("\t", planted, knowledge.name(), String.join(",", addresses), folder == null ? "-" : folder);
    }

    static LabQuestion read(String line) {
        String[] fields = line.split("\t");
        return new LabQuestion(
                fields[0],
                Knowledge.valueOf(fields[1]),
                Arrays.stream(fields[2].split(",")).collect(Collectors.toList()),
                fields[3].equals("-") ? null : fields[3]);
    }

    /** What the answer to it begins with. */
    String key() {
        return planted + "\t" + knowledge.name();
    }
}
