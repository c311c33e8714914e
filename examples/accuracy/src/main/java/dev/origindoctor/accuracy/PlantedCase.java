package dev.origindoctor.accuracy;

import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A fault that is planted, and what is true of it. Nothing here is taken from the model that is under test.
 *
 * @param ring where it is planted
 * @param id its name, one of its own over all rings
 * @param plant how it is planted, in the ring's own words
 * @param mode how the edge talks to the origin
 * @param shown what the visitor really gets
 * @param fault the fault that the edge meets; null where it meets none
 * @param decided from which knowledge on the wire or the rules decide that fault; null where nothing does
 * @param cause what was planted
 * @param machine what the machine says of itself, in the ring's own words; null where nobody can ask it
 */
record PlantedCase(
        Ring ring,
        String id,
        String plant,
        SslMode mode,
        Shown shown,
        @Nullable Fault fault,
        @Nullable Knowledge decided,
        Cause cause,
        @Nullable String machine) {
    private static final int COLUMNS = 8;
    private static final Set<Cause> WAITS = EnumSet.of(Cause.PATH_LOSSY, Cause.OVERLOADED, Cause.RESPONSE_TOO_SLOW);

    PlantedCase {
        Objects.requireNonNull(ring, "ring");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(plant, "plant");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(shown, "shown");
        Objects.requireNonNull(cause, "cause");
    }

    /** Where a case is planted. */
    enum Ring {
        IN_PROCESS("servers of the zoo, in process"),
        PROGRAMS("real programs, really misconfigured"),
        NETWORK("a real kernel's network");

        private final String title;

        Ring(String title) {
            this.title = title;
        }

        /** A few words that name it. */
        String title() {
            return title;
        }
    }

    /** The cases of a table: {@code id | plant | SSL mode | shown | fault | decided | cause | machine}, a case a line. */
    static List<PlantedCase> table(Ring ring, String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> read(ring, line))
                .toList();
    }

    private static PlantedCase read(Ring ring, String line) {
        String[] columns = line.split("\\s*\\|\\s*", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException("case: " + line + " (expected " + COLUMNS + " columns)");
        }
        return new PlantedCase(
                ring,
                columns[0],
                columns[1],
                SslMode.byId(columns[2]).orElseThrow(() -> unknown("SSL mode", columns[2], line)),
                Shown.read(columns[3]),
                columns[4].equals("-")
                        ? null
                        : Fault.byId(columns[4]).orElseThrow(() -> unknown("fault", columns[4], line)),
                columns[5].equals("-") ? null : knowledge(columns[5], line),
                Cause.byId(columns[6]).orElseThrow(() -> unknown("cause", columns[6], line)),
                columns[7].equals("-") ? null : columns[7]);
    }

    private static Knowledge knowledge(String word, String line) {
        return switch (word) {
            case "outside" -> Knowledge.OUTSIDE;
            case "edge" -> Knowledge.WITH_EDGE;
            case "host" -> Knowledge.WITH_HOST;
            default -> throw unknown("knowledge", word, line);
        };
    }

    private static IllegalArgumentException unknown(String what, String word, String line) {
        return new IllegalArgumentException(what + ": " + word + " is unknown, in " + line);
    }

    /** What can be asked about it: the machine only where somebody can ask it. */
    List<Knowledge> levels() {
        Stream<Knowledge> all = Arrays.stream(Knowledge.values());
        return all.filter(level -> level != Knowledge.WITH_HOST || machine != null)
                .toList();
    }

    /** Whether with this much knowledge fault and status must be right. */
    boolean decidedFor(Knowledge knowledge) {
        return decided != null && knowledge.compareTo(decided) >= 0;
    }

    /** Whether with this much knowledge the trouble shows at all: a prober that is let in sees nothing of a ban. */
    boolean showsTo(Knowledge knowledge) {
        return decided == null || decidedFor(knowledge);
    }

    /** Whether its point is a wait: silence, or an answer that does not come. */
    boolean waits() {
        return WAITS.contains(cause)
                || (fault != null && fault.id().endsWith("timed_out"))
                || (fault != null && fault.id().equals("tcp.address_unreachable"));
    }

    /** Whether the table of likelihoods must not be fitted on it: a third of the cases, by their names alone. */
    boolean heldOut() {
        CRC32 sum = new CRC32();
        sum.update(id.getBytes(StandardCharsets.UTF_8));
        return sum.getValue() % 3 == 0;
    }
}
