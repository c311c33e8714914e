package dev.origindoctor.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageOptionTest {
    @ParameterizedTest
    @CsvSource({
        "LANG, zh_CN.UTF-8, zh-CN",
        "LC_ALL, zh_CN, zh-CN",
        "LANG, C.UTF-8, en",
        "LANG, de_DE@euro, en",
        "LANG, '', en",
        "HOME, zh_CN, en"
    })
    void theLanguageIsThatOfTheEnvironment(String variable, String value, String language) {
        assertThat(LanguageOption.ofEnvironment(Map.of(variable, value))
                        .locale()
                        .toLanguageTag())
                .isEqualTo(language);
    }
}
