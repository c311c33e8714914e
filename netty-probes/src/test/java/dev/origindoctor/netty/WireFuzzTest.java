package dev.origindoctor.netty;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.origindoctor.netty.court.Court;
import dev.origindoctor.netty.court.Judgement;
import dev.origindoctor.netty.tls.PlainSpeech;
import dev.origindoctor.netty.tls.ServerWords;
import dev.origindoctor.zoo.Certificates;
import io.netty.buffer.Unpooled;
import java.time.Clock;
import java.util.List;

/**
 * No bytes from the network crash the readers or make them hang. In the build the kept inputs are run once; with the
 * profile {@code fuzz} Jazzer looks for new ones (CONTRIBUTING.md).
 */
class WireFuzzTest {
    private static final Court COURT =
            new Court(List.of(Certificates.root()), text -> WireText.line(text, 300), Clock.systemUTC(), null);

    @FuzzTest(maxDuration = "5m")
    void recordsAreRead(byte[] bytes) {
        ServerWords words = new ServerWords();
        int size = bytes.length == 0 ? 1 : 1 + (bytes[0] & 0x3f);
        for (int from = 0; from < bytes.length; from += size) {
            words.look(Unpooled.wrappedBuffer(bytes, from, Math.min(size, bytes.length - from)));
        }
        if (!"http ssh smtp ftp imap pop3 mysql postgresql redis proxy vnc socks telnet unknown"
                .contains(PlainSpeech.name(words.banner()))) {
            throw new AssertionError(PlainSpeech.name(words.banner()));
        }
    }

    @FuzzTest(maxDuration = "5m")
    void certificatesAreJudged(byte[] bytes) {
        check(COURT.judge(List.of(bytes), Certificates.NAME, null).join());
    }

    @FuzzTest(maxDuration = "5m")
    void stapledResponsesAreJudged(byte[] bytes) {
        byte[] leaf = encoded();
        check(COURT.judge(List.of(leaf), Certificates.NAME, bytes).join());
    }

    private static void check(Judgement judgement) {
        if (judgement.verdicts().size() != 2 || judgement.toString().matches("(?s).*\\p{Cntrl}.*")) {
            throw new AssertionError(judgement);
        }
    }

    private static byte[] encoded() {
        try {
            return Certificates.healthy().getCertificate().getEncoded();
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
