package dev.origindoctor.inference;

import dev.origindoctor.finding.Clue;
import dev.origindoctor.finding.Topic;
import dev.origindoctor.taxonomy.Cause;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of causes in general: how frequent each is ({@link Priors}), and how likely each clue is under it
 * ({@link PortTable} to {@link ViaEdgeTable} for clues from the network, {@link HostTable} for those of the machine). Every
 * number stands with its reason, so that it can be argued with.
 */
@SuppressWarnings("EnumOrdinal") // columns of arrays that live as long as the enum itself
public final class KnowledgeBase {
    private static final List<Cause> CAUSES = List.of(Cause.values());
    private static final KnowledgeBase STANDARD = new KnowledgeBase();

    private final Map<Clue, Likelihoods.Row> rows;
    private final double[] priors;
    private final double[][] likelihoods;
    private final double[] best;
    private final double[][] suits;
    private final double[][] charges;
    private final double[] logPriors;
    private final Map<Topic, List<Clue>> answers;
    private final Map<Topic, Answers> given = new EnumMap<>(Topic.class);
    private final double[] whole;

    private KnowledgeBase() {
        Likelihoods table = new Likelihoods();
        PortTable.write(table);
        PlaceTable.write(table);
        HandshakeTable.write(table);
        AnswerTable.write(table);
        ViaEdgeTable.write(table);
        HostTable.write(table);
        this.rows = table.rows();
        this.priors = normalised(Priors.table());
        this.likelihoods = cells(rows);
        this.best = Arrays.stream(likelihoods)
                .mapToDouble(row -> Arrays.stream(row).max().orElseThrow())
                .toArray();
        this.suits = new double[likelihoods.length][];
        this.charges = new double[likelihoods.length][];
        Arrays.setAll(suits, clue -> divided(likelihoods[clue], best[clue]));
        Arrays.setAll(charges, clue -> Arrays.stream(suits[clue]).map(Math::log).toArray());
        this.logPriors = Arrays.stream(priors).map(Math::log).toArray();
        this.whole = Arrays.stream(likelihoods).mapToDouble(this::onTheWhole).toArray();
        this.answers = rows.keySet().stream().collect(Collectors.groupingBy(Clue::topic));
        answers.forEach((topic, clues) -> given.put(topic, Answers.of(given(clues))));
    }

    /** The table that the library ships. */
    public static KnowledgeBase standard() {
        return STANDARD;
    }

    /** Every cause, in the order of the vocabulary. */
    public static List<Cause> causes() {
        return CAUSES;
    }

    /** How probable a cause is before anything is known; over all causes this sums to 1. */
    public double prior(Cause cause) {
        return priors[cause.ordinal()];
    }

    /** How likely a clue is under a cause. */
    public double likelihood(Clue clue, Cause cause) {
        return likelihoods[clue.ordinal()][cause.ordinal()];
    }

    /** Why the clue is as likely under the cause as the table says. */
    public String why(Clue clue, Cause cause) {
        Likelihoods.Row row = rows.get(clue);
        return row == null ? "tells no cause from another" : row.why(cause);
    }

    /** The clues that tell causes apart: those that have a row. */
    public Set<Clue> telling() {
        return EnumSet.copyOf(rows.keySet());
    }

    /** How well each cause explains a clue, next to the cause that explains it best: 1 for that one. */
    double[] suits(Clue clue) {
        return suits[clue.ordinal()];
    }

    /** The logarithms of {@link #suits}: what the clue costs each cause. */
    double[] charges(Clue clue) {
        return charges[clue.ordinal()];
    }

    /** What the clue costs this cause: nothing where none explains it better. */
    double charge(Clue clue, Cause cause) {
        return charges(clue)[cause.ordinal()];
    }

    /** The logarithms of the priors. */
    double[] logPriors() {
        return logPriors;
    }

    private static double[] divided(double[] row, double by) {
        return Arrays.stream(row).map(cell -> cell / by).toArray();
    }

    /** How likely a clue is on the whole, before anything is known. */
    double whole(Clue clue) {
        return whole[clue.ordinal()];
    }

    private double onTheWhole(double[] row) {
        double sum = 0;
        for (int cause = 0; cause < row.length; cause++) {
            sum += priors[cause] * row[cause];
        }
        return sum;
    }

    /** For each answer to a question, and last for none of them, its probability under each cause. */
    Answers given(Topic topic) {
        return given.getOrDefault(topic, Answers.NONE);
    }

    /**
     * What can be answered to a question, a row for each answer and a column for each cause.
     *
     * @param probabilities how probable the answer is under the cause
     * @param information the same times its logarithm, base 2
     */
    @SuppressWarnings("ArrayRecordComponent") // two tables that stay inside this package
    record Answers(double[][] probabilities, double[][] information) {
        static final Answers NONE = new Answers(new double[0][], new double[0][]);

        static Answers of(double[][] probabilities) {
            double[][] information = Arrays.stream(probabilities)
                    .map(row -> Arrays.stream(row)
                            .map(cell -> cell * Posterior.log2(cell))
                            .toArray())
                    .toArray(double[][]::new);
            return new Answers(probabilities, information);
        }
    }

    private double[][] given(List<Clue> clues) {
        double[][] table = new double[clues.size() + 1][priors.length];
        for (int cause = 0; cause < priors.length; cause++) {
            double sum = 0;
            for (Clue clue : clues) {
                sum += likelihoods[clue.ordinal()][cause];
            }
            double scale = Math.max(1, sum);
            for (int row = 0; row < clues.size(); row++) {
                table[row][cause] = likelihoods[clues.get(row).ordinal()][cause] / scale;
            }
            table[clues.size()][cause] = Math.max(1e-6, 1 - sum / scale);
        }
        return table;
    }

    /** The clues that answer a question. */
    List<Clue> answers(Topic topic) {
        return answers.getOrDefault(topic, List.of());
    }

    private static double[] normalised(Map<Cause, Double> parts) {
        double[] priors = new double[Cause.values().length];
        double sum = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        for (Cause cause : Cause.values()) {
            Double part = parts.get(cause);
            if (part == null) {
                throw new IllegalStateException("prior of " + cause.id() + ": missing");
            }
            priors[cause.ordinal()] = part / sum;
        }
        return priors;
    }

    private static double[][] cells(Map<Clue, Likelihoods.Row> rows) {
        double[][] cells = new double[Clue.values().length][Cause.values().length];
        for (Clue clue : Clue.values()) {
            Likelihoods.Row row = rows.get(clue);
            for (Cause cause : Cause.values()) {
                cells[clue.ordinal()][cause.ordinal()] = row == null ? 0.5 : row.likelihood(cause);
            }
        }
        return cells;
    }
}
