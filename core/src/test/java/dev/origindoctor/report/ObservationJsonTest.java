package dev.origindoctor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.origindoctor.observation.Observation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ObservationJsonTest {
    @ParameterizedTest
    @MethodSource("observations")
    void whatWasWrittenReadsBackEqual(Observation observation) {
        String json = Json.compact(ObservationJson.write(observation));
        assertThat(ObservationJson.read(JsonPlace.of(Json.read(json)))).isEqualTo(observation);
    }

    static Stream<Observation> observations() {
        return Samples.observations().stream();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                                       | not JSON, or cut short
            []                                      | expected a JSON object
            {"kind":"tcp"} {}                       | something follows
            {"kind":"tcp","kind":"tcp"}             | not JSON, or cut short
            {"kind":"carrier pigeon"}               | $.kind: expected dns, tcp, tls, http or edge
            {"kind":"tcp","address":"not one"}      | $.address: expected an IP address
            {"kind":"tcp","address":"192.0.2.1","port":70000}                    | port: 70000 (expected 1..65535)
            {"kind":"tcp","address":"192.0.2.1","port":80,"fault":"tcp.tired"}   | $.fault: expected the identifier of a fault
            {"kind":"tcp","address":"192.0.2.1","port":80}                       | $.tookMicros, which is missing
            """)
    void whatIsNoObservationIsRefusedWithItsPlace(String json, String message) {
        assertThatThrownBy(() -> ObservationJson.read(JsonPlace.of(Json.read(json))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @MethodSource("observations")
    void observationsOfEveryKindSurviveInAList(Observation observation) {
        List<Observation> twice = List.of(observation, observation);
        JsonObject document = new JsonObject().withEach("seen", twice, ObservationJson::write);
        assertThat(JsonPlace.of(Json.read(Json.pretty(document))).each("seen", ObservationJson::read))
                .isEqualTo(twice);
    }
}
