package dev.origindoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                edge         | 4
                边缘节点      | 8
                源站 443      | 8
                （是）        | 6
                한국어        | 6
                e\u0301       | 1
                """)
    void wideCharactersTakeTwoColumns(String text, int columns) {
        assertThat(Columns.width(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                refused       | refused
                源站          | 源,站
                在443端口     | 在,443,端,口
                （严格）模式  | （严,格）,模,式
                好，再见。    | 好，,再,见。
                192.0.2.1：拒绝 | 192.0.2.1：,拒,绝
                """)
    void aLineMayEndAroundWideCharactersButNotBeforePunctuation(String word, String pieces) {
        assertThat(String.join(",", Columns.pieces(word))).isEqualTo(pieces);
    }

    @Test
    void paddingCountsColumns() {
        assertThat(Columns.padded("域名", 9)).isEqualTo("域名     ");
        assertThat(Columns.padded("名称不提供服务", 9)).isEqualTo("名称不…  ");
    }
}
