package dev.origindoctor.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTextTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain text 200 OK,plain text 200 OK",
                "\u001b[31mred,\uFFFD[31mred",
                "\u009b2J,\uFFFD2J",
                "moc.\u202eelpmaxe,moc.\uFFFDelpmaxe",
                "a\u2066b\u2069c,a\uFFFDb\uFFFDc",
                "<script>,\u2039script\u203A",
                "zero\u200bwidth,zero\uFFFDwidth",
                "null\u0000byte,null\uFFFDbyte",
                "line\u2028separator,line\uFFFDseparator",
                "\ud83d\ude00 face,\ud83d\ude00 face",
                "half \ud83d pair,half \uFFFD pair",
                "Größe Ω,Größe Ω",
                "tag \udb40\udc41,tag \uFFFD",
            })
    void dangerousCharactersBecomeAStandIn(String given, String shown) {
        assertThat(WireText.line(given, 100)).isEqualTo(shown);
    }

    @Test
    void lineFeedsSurviveOnlyWhereLinesAreWanted() {
        assertThat(WireText.line("a\r\nb", 10)).isEqualTo("a\uFFFD\uFFFDb");
        assertThat(WireText.lines("a\r\nb\tc\rd", 10)).isEqualTo("a\nb\tc\uFFFDd");
    }

    @Test
    void longTextIsCut() {
        assertThat(WireText.line("abcdefghij", 10)).isEqualTo("abcdefghij");
        assertThat(WireText.line("abcdefghijk", 10)).isEqualTo("abcdefg...");
        assertThat(WireText.line("abcdef\ud83d\ude00ghijk", 10)).isEqualTo("abcdef...");
        assertThat(WireText.line("abc", 2)).isEqualTo("..");
    }

    @Test
    void bytesThatAreNoTextAreShownAsSuch() {
        assertThat(WireText.line(new byte[] {'o', 'k', (byte) 0xff, 0}, 10)).isEqualTo("ok\uFFFD\uFFFD");
        assertThat(WireText.line("é".getBytes(StandardCharsets.UTF_8), 10)).isEqualTo("é");
    }
}
