package dev.origindoctor.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.observation.HttpObservation;
import org.junit.jupiter.api.Test;

/** What is played before the clock runs has to be the whole play. */
class RehearsalTest {
    @Test
    void theHandshakeIsPlayedToItsEnd() throws Exception {
        TlsSeen seen = Rehearsal.handshake();

        assertThat(seen.fault).isNull();
        assertThat(seen.version).isEqualTo("TLSv1.3");
        assertThat(seen.chain).hasSize(1);
    }

    @Test
    void thePageIsReadToItsEnd() {
        HttpObservation seen = Rehearsal.page().seen();

        assertThat(seen.fault()).isNull();
        assertThat(seen.answer().status()).isEqualTo(200);
    }
}
