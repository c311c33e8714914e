package dev.origindoctor.inference;

import dev.origindoctor.finding.Clue;
import dev.origindoctor.taxonomy.Cause;
import java.util.EnumMap;
import java.util.Map;

/** The table while it is being written: a row for each clue, a cell for each cause that the row names. */
final class Likelihoods {
    private final Map<Clue, Row> rows = new EnumMap<>(Clue.class);

    /** Begins the row of {@code clue}: how likely it is under every cause that the row does not name, and why. */
    Row clue(Clue clue, double otherwise, String why) {
        Row row = new Row(clue, check(otherwise), why);
        if (rows.put(clue, row) != null) {
            throw new IllegalArgumentException("clue: " + clue.id() + " has two rows");
        }
        return row;
    }

    /** The same for a clue that is a fault, or says that there is one: a healthy origin shows none. */
    Row fault(Clue clue, double otherwise, String why) {
        return clue(clue, otherwise, why).under(0.00001, "a healthy origin shows no fault", Cause.HEALTHY);
    }

    Map<Clue, Row> rows() {
        return rows;
    }

    private static double check(double likelihood) {
        if (!(likelihood > 0 && likelihood < 1)) {
            throw new IllegalArgumentException("likelihood: " + likelihood + " (expected more than 0, less than 1)");
        }
        return likelihood;
    }

    /** How likely a clue is, cause by cause. */
    static final class Row {
        private final Clue clue;
        private final double otherwise;
        private final String why;
        private final Map<Cause, Cell> cells = new EnumMap<>(Cause.class);

        private Row(Clue clue, double otherwise, String why) {
            this.clue = clue;
            this.otherwise = otherwise;
            this.why = why;
        }

        /** The clue has this likelihood under these causes, because of {@code reason}. */
        Row under(double likelihood, String reason, Cause... causes) {
            for (Cause cause : causes) {
                if (cells.put(cause, new Cell(check(likelihood), reason)) != null) {
                    throw new IllegalArgumentException(clue.id() + ": " + cause.id() + " is named twice");
                }
            }
            return this;
        }

        double likelihood(Cause cause) {
            Cell cell = cells.get(cause);
            return cell == null ? otherwise : cell.likelihood();
        }

        String why(Cause cause) {
            Cell cell = cells.get(cause);
            return cell == null ? why : cell.why();
        }
    }

    private record Cell(double likelihood, String why) {}
}
