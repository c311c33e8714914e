package dev.origindoctor.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.origindoctor.finding.Clue;
import dev.origindoctor.finding.Topic;
import dev.origindoctor.taxonomy.Cause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PosteriorTest {
    private static final KnowledgeBase TABLE = KnowledgeBase.standard();
    private static final int SETS = 300;

    /** What can refuse a port for good: the table gives each of them the same likelihood. */
    private static final List<Cause> REFUSES_FOR_GOOD = List.of(
            Cause.WEB_SERVER_STOPPED,
            Cause.NOT_LISTENING_ON_PORT,
            Cause.WEB_SERVER_CONFIG_INVALID,
            Cause.LOOPBACK_ONLY_BIND);

    /** Random sets of up to a dozen clues; the seed is in a failing test's name. */
    private static Stream<Arguments> clues() {
        List<Clue> telling = List.copyOf(TABLE.telling());
        return LongStream.range(0, SETS).mapToObj(seed -> {
            Random random = new Random(seed);
            Set<Clue> some = EnumSet.noneOf(Clue.class);
            int size = random.nextInt(13);
            while (some.size() < size) {
                some.add(telling.get(random.nextInt(telling.size())));
            }
            return Arguments.of(seed, some);
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("clues")
    void probabilitiesSumToOne(long seed, Set<Clue> clues) {
        Posterior posterior = Posterior.of(TABLE, clues);

        double sum = KnowledgeBase.causes().stream()
                .mapToDouble(posterior::probability)
                .sum();
        assertThat(sum).isCloseTo(1, within(1e-9));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("clues")
    void theOrderOfCluesIsIrrelevant(long seed, Set<Clue> clues) {
        List<Clue> shuffled = new ArrayList<>(clues);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Posterior.of(TABLE, shuffled).probabilities())
                .isEqualTo(Posterior.of(TABLE, clues).probabilities());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("clues")
    void nothingCountsTwice(long seed, Set<Clue> clues) {
        List<Clue> twice = new ArrayList<>(clues);
        twice.addAll(clues);

        assertThat(Posterior.of(TABLE, twice).probabilities())
                .isEqualTo(Posterior.of(TABLE, clues).probabilities());
    }

    /** Where the new clue contradicts none that is there; contradictions lower confidence, and are meant to. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("clues")
    void evidenceForACauseNeverLowersIt(long seed, Set<Clue> clues) {
        Posterior before = Posterior.of(TABLE, clues);
        for (Clue more : EnumSet.complementOf(EnumSet.copyOf(union(clues, silent())))) {
            Posterior after = Posterior.of(TABLE, union(clues, Set.of(more)));
            if (after.contradicting().equals(before.contradicting())) {
                KnowledgeBase.causes().stream()
                        .filter(cause -> TABLE.charge(more, cause) == 0)
                        .forEach(cause -> assertThat(after.probability(cause))
                                .as("%s after %s", cause, more)
                                .isGreaterThanOrEqualTo(before.probability(cause) - 1e-12));
            }
        }
    }

    private static Set<Clue> silent() {
        return EnumSet.complementOf(EnumSet.copyOf(TABLE.telling()));
    }

    private static Set<Clue> union(Set<Clue> some, Set<Clue> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }

    @Test
    void ofOneTopicACauseIsChargedOnlyForWhatItExplainsWorst() {
        Posterior one = Posterior.of(TABLE, List.of(Clue.CERTIFICATE_SELF_SIGNED));
        Posterior both =
                Posterior.of(TABLE, List.of(Clue.CERTIFICATE_SELF_SIGNED, Clue.CERTIFICATE_OF_UNKNOWN_AUTHORITY));

        assertThat(both.probability(Cause.CERTIFICATE_UNTRUSTED))
                .isGreaterThanOrEqualTo(one.probability(Cause.CERTIFICATE_UNTRUSTED));
    }

    @Test
    void contradictingCluesLowerConfidenceAndAreNamed() {
        Posterior sure = Posterior.of(TABLE, List.of(Clue.NOTHING_LISTENS));
        Posterior torn = Posterior.of(TABLE, List.of(Clue.NOTHING_LISTENS, Clue.FIREWALL_DROPS_ALL_OF_EDGE));

        assertThat(sure.contradicting()).isEmpty();
        assertThat(torn.contradicting())
                .containsExactly(new Posterior.Contradiction(Clue.NOTHING_LISTENS, Clue.FIREWALL_DROPS_ALL_OF_EDGE));
        assertThat(torn.probability(Cause.WEB_SERVER_STOPPED)).isLessThan(sure.probability(Cause.WEB_SERVER_STOPPED));
    }

    @Test
    void nothingKnownIsThePrior() {
        Posterior posterior = Posterior.of(TABLE, List.of());

        for (Cause cause : KnowledgeBase.causes()) {
            assertThat(posterior.probability(cause)).isCloseTo(TABLE.prior(cause), within(1e-12));
        }
    }

    @Test
    void ofARefusedPortAloneTheRankingIsThePrior() {
        Posterior posterior = Posterior.of(TABLE, List.of(Clue.PORT_REFUSED));

        assertThat(posterior.ranking().stream().filter(REFUSES_FOR_GOOD::contains))
                .containsExactlyElementsOf(REFUSES_FOR_GOOD);
        double ratio =
                posterior.probability(Cause.WEB_SERVER_STOPPED) / posterior.probability(Cause.NOT_LISTENING_ON_PORT);
        assertThat(ratio)
                .isCloseTo(
                        TABLE.prior(Cause.WEB_SERVER_STOPPED) / TABLE.prior(Cause.NOT_LISTENING_ON_PORT), within(1e-9));
        assertThat(posterior.probability(posterior.ranking().get(0))).isLessThan(0.5);
    }

    @Test
    void everyClueHasARowOrSaysWhyNot() {
        Set<Clue> without = EnumSet.complementOf(EnumSet.copyOf(TABLE.telling()));

        // How two answers agree follows from each; and the mode that the edge shows is heeded before anything is
        // weighed.
        assertThat(without).allMatch(clue -> clue.topic() == Topic.AGREEMENT || clue == Clue.EDGE_SHOWS_OTHER_MODE);
    }

    @Test
    void everyNumberHasAReason() {
        for (Clue clue : TABLE.telling()) {
            for (Cause cause : KnowledgeBase.causes()) {
                assertThat(TABLE.why(clue, cause)).isNotBlank();
            }
        }
    }

    /** The answers to what is observed once exclude one another: under each cause they share one certainty. */
    @Test
    void theAnswersToOneQuestionShareOneCertainty() {
        for (Topic topic : List.of(Topic.PORT, Topic.HANDSHAKE, Topic.PAGE, Topic.SERVICE)) {
            for (Cause cause : KnowledgeBase.causes()) {
                double sum = TABLE.answers(topic).stream()
                        .mapToDouble(clue -> TABLE.likelihood(clue, cause))
                        .sum();
                assertThat(sum).as(topic + " under " + cause.id()).isLessThan(1.6);
            }
        }
    }

    @Test
    void everyIdentifierIsItsOwn() {
        assertThat(Stream.of(Clue.values()).map(Clue::id)).doesNotHaveDuplicates();
        assertThat(Stream.of(Clue.values()).map(Clue::topic).distinct().sorted(Comparator.naturalOrder()))
                .containsExactly(Topic.values());
    }
}
