package dev.origindoctor.language;

import dev.origindoctor.diagnosis.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** One language, that is one file of sentences by key. What a translation lacks is said in English. */
public final class Language {
    private static final Language ENGLISH = read("en").orElseThrow();
    private static final Map<String, Language> LOADED = new ConcurrentHashMap<>();

    private final Locale locale;
    private final Map<String, Template> templates;

    private Language(Locale locale, Map<String, Template> templates) {
        this.locale = locale;
        this.templates = templates;
    }

    /** The language that all others are translations of. */
    public static Language english() {
        return ENGLISH;
    }

    /** The language of {@code locale}; English where there is no file for it. */
    public static Language of(Locale locale) {
        return find(locale).orElse(ENGLISH);
    }

    /** The language of {@code locale}, country first, where there is a file for it. */
    public static Optional<Language> find(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        return files(locale).stream().flatMap(file -> loaded(file).stream()).findFirst();
    }

    /** A language of the caller's own, in the form of this package's files. */
    public static Language read(Locale locale, Reader sentences) throws IOException {
        Properties properties = new Properties();
        properties.load(sentences);
        return new Language(
                locale,
                properties.stringPropertyNames().stream()
                        .collect(Collectors.toMap(key -> key, key -> Template.of(properties.getProperty(key)))));
    }

    /** Which language it is. */
    public Locale locale() {
        return locale;
    }

    /** The phrase in this language. */
    public String say(Phrase phrase) {
        if (this == ENGLISH || phrase.isVerbatim()) {
            return phrase.english();
        }
        if (phrase.key().equals(Phrases.LIST)) {
            return phrase.values().stream()
                    .map(this::text)
                    .collect(Collectors.joining(fill("list.separator", List.of())));
        }
        return has(phrase.key()) ? fill(phrase.key(), phrase.values()) : phrase.english();
    }

    /** The sentence of this key with its blanks filled in; in English where this language lacks it. */
    public String say(String key, Object... values) {
        return has(key) || this == ENGLISH ? fill(key, Arrays.asList(values)) : ENGLISH.say(key, values);
    }

    /** The sentence of this key, or {@code english} where this language has none. */
    public String name(String key, String english) {
        return has(key) ? fill(key, List.of()) : english;
    }

    boolean has(String key) {
        return templates.containsKey(key);
    }

    String fill(String key, List<?> values) {
        Template template = templates.get(key);
        if (template == null) {
            throw new IllegalArgumentException("key: no sentence " + key);
        }
        return template.fill(values, this::text);
    }

    private String text(Object value) {
        return value instanceof Phrase phrase ? say(phrase) : value.toString();
    }

    /** Chinese without a country is that of the mainland, unless it is written in the traditional script. */
    private static List<String> files(Locale locale) {
        String language = locale.getLanguage();
        boolean simplified = language.equals("zh") && !locale.getScript().equals("Hant");
        String country = locale.getCountry().isEmpty() && simplified ? "CN" : locale.getCountry();
        return List.of(language + "_" + country, language);
    }

    private static Optional<Language> loaded(String file) {
        if (file.equals("en")) {
            return Optional.of(ENGLISH);
        }
        Language known = LOADED.get(file);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Language> read = read(file);
        read.ifPresent(language -> LOADED.put(file, language));
        return read;
    }

    private static Optional<Language> read(String file) {
        try (InputStream in = Language.class.getResourceAsStream(file + ".properties")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(read(
                            Locale.forLanguageTag(file.replace('_', '-')),
                            new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
