package dev.origindoctor.taxonomy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** The English stories of faults and causes, by identifier and what each is for. */
final class Texts {
    private static final Properties TEXTS = read();

    private Texts() {}

    /** The text of {@code id} for this purpose: {@code wire}, {@code customer} or {@code engineer}. */
    static String of(String id, String purpose) {
        String found = TEXTS.getProperty(id + "." + purpose);
        if (found == null) {
            throw new IllegalArgumentException("id: no text " + id + "." + purpose);
        }
        return found;
    }

    static List<String> keys() {
        return TEXTS.stringPropertyNames().stream().sorted().toList();
    }

    private static Properties read() {
        Properties properties = new Properties();
        String file = "texts.properties";
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            properties.load(new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
