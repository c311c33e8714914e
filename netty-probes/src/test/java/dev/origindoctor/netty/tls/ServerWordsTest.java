package dev.origindoctor.netty.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.origindoctor.netty.tls.ServerWords.State;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reader makes of bytes does not depend on how they are cut, and no bytes hurt it. */
class ServerWordsTest {
    private static final String SERVER_HELLO =
            "160303003002" + "00002c" + "0303" + "00".repeat(32) + "00" + "c02f" + "00" + "0004" + "00170000";
    private static final String CERTIFICATE = "160303000d" + "0b000009" + "000006" + "000003" + "aabbcc";
    private static final String CERTIFICATE_REQUEST = "1603030008" + "0d000004" + "01020304";
    private static final String DONE = "1603030004" + "0e000000";
    private static final String FLIGHT = SERVER_HELLO + CERTIFICATE + CERTIFICATE_REQUEST + DONE;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'',                       NOTHING",
        "16,                       TALKING",
        "1603,                     TALKING",
        "160301,                   TALKING",
        "1604,                     NOT_TLS",
        "485454502f312e31,         NOT_TLS",
        "5353482d322e302d,         NOT_TLS",
        "15030300020228,           ALERTED",
        "15030300020170,           TALKING",
        "1603037000,               BROKEN",
        "1603030004020000ff,       TALKING",
        "16030300040effffff,       BROKEN",
        "16030300080200000403030000, BROKEN",
        "160303000002,             BROKEN",
    })
    void oneStateForEachBeginning(String hex, State state) {
        assertThat(read(HexFormat.of().parseHex(hex), 1000).state()).isEqualTo(state);
    }

    @Test
    void aFlightIsReadHoweverItIsCut() {
        byte[] flight = HexFormat.of().parseHex(FLIGHT);
        for (int size = 1; size <= flight.length; size++) {
            ServerWords words = read(flight, size);
            assertThat(words.state()).as("in pieces of %d", size).isEqualTo(State.HELLO_DONE);
            assertThat(words.version()).isEqualTo("TLSv1.2");
            assertThat(words.cipher()).isEqualTo("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
            assertThat(words.chain()).containsExactly(new byte[] {(byte) 0xaa, (byte) 0xbb, (byte) 0xcc});
            assertThat(words.certificateRequested()).isTrue();
        }
    }

    @Test
    void anAlertAfterTheHelloIsSeen() {
        ServerWords words = read(HexFormat.of().parseHex(FLIGHT + "15030300020228"), 7);

        assertThat(words.state()).isEqualTo(State.ALERTED);
        assertThat(words.fatalAlert()).isEqualTo(40);
    }

    @Test
    void whatIsEncryptedIsLeftAlone() {
        String finished = "140303000101" + "1603030005ffffffffff" + "15030300020000";
        ServerWords words = read(HexFormat.of().parseHex(FLIGHT + finished), 1000);

        assertThat(words.state()).isEqualTo(State.HELLO_DONE);
        assertThat(words.encrypted()).isTrue();
        assertThat(words.fatalAlert()).isNull();
    }

    @Test
    void aHelloCutInTwoIsMidway() {
        assertThat(read(HexFormat.of().parseHex(SERVER_HELLO.substring(0, 40)), 1000)
                        .midway())
                .isTrue();
        assertThat(read(HexFormat.of().parseHex(SERVER_HELLO), 1000).midway()).isFalse();
    }

    @Test
    void whatWeSayOurselvesIsTls() {
        for (TlsVersion version :
                List.of(TlsVersion.SSL_3, TlsVersion.TLS_1_0, TlsVersion.TLS_1_1, TlsVersion.TLS_1_2)) {
            byte[] hello = ClientHello.old(version, "origin.test").encode();
            assertThat(read(hello, 1000).state()).isEqualTo(State.TALKING);
            assertThat(hello.length - 5).isEqualTo((hello[3] & 0xff) << 8 | (hello[4] & 0xff));
        }
    }

    /** Seeded, so that a failure can be repeated: the seed is in its message. */
    @Test
    void noMutationHurts() {
        byte[] flight = HexFormat.of().parseHex(FLIGHT);
        for (long seed = 0; seed < 200_000; seed++) {
            Random random = new Random(seed);
            byte[] mutated = mutated(flight, random);
            ServerWords words = read(mutated, 1 + random.nextInt(40));
            assertThat(words.chain().size()).as("seed %d", seed).isLessThanOrEqualTo(100);
            assertThat(words.banner().length).as("seed %d", seed).isLessThanOrEqualTo(512);
        }
    }

    private static byte[] mutated(byte[] flight, Random random) {
        byte[] mutated = Arrays.copyOf(flight, 1 + random.nextInt(flight.length * 2));
        for (int i = random.nextInt(8); i >= 0; i--) {
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
        }
        return mutated;
    }

    private static ServerWords read(byte[] bytes, int size) {
        ServerWords words = new ServerWords();
        for (int from = 0; from < bytes.length; from += size) {
            ByteBuf part = Unpooled.wrappedBuffer(bytes, from, Math.min(size, bytes.length - from));
            words.look(part);
            assertThat(part.readerIndex()).isZero();
        }
        return words;
    }
}
