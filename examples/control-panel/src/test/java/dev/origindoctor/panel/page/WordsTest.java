package dev.origindoctor.panel.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
    private static final Pattern BLANK = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @EnumSource
    void everyLanguageSaysTheSameThings(Words words) throws IOException {
        Properties english = sentences(Words.ENGLISH);
        Properties other = sentences(words);
        assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        english.stringPropertyNames()
                .forEach(key -> assertThat(blanks(other, key)).as(key).isEqualTo(blanks(english, key)));
    }

    private static long blanks(Properties sentences, String key) {
        return BLANK.matcher(sentences.getProperty(key)).results().count();
    }

    private static Properties sentences(Words words) throws IOException {
        Properties sentences = new Properties();
        String file = "words." + words.tag() + ".properties";
        sentences.load(new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream(file)), StandardCharsets.UTF_8));
        return sentences;
    }
}
