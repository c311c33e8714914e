package dev.origindoctor.taxonomy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words for faults and causes in one language, by identifier. Where a translation lacks a text, or does not exist, the
 * English one stands.
 */
public final class Texts {
    private static final ConcurrentHashMap<Locale, Texts> LOADED = new ConcurrentHashMap<>();

    private final Properties own;
    private final @Nullable Texts otherwise;

    private Texts(Properties own, @Nullable Texts otherwise) {
        this.own = own;
        this.otherwise = otherwise;
    }

    /** The texts that all others are translations of. */
    public static Texts english() {
        return in(Locale.ROOT);
    }

    /** The texts in {@code locale}: country first, then language, then English. */
    public static Texts in(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        Texts loaded = LOADED.get(locale);
        return loaded != null ? loaded : LOADED.computeIfAbsent(locale, Texts::load);
    }

    /** The few words that name {@code fault}. */
    public String title(Fault fault) {
        return find(fault.id() + ".title", fault.title());
    }

    /** The few words that name {@code cause}. */
    public String title(Cause cause) {
        return find(cause.id() + ".title", cause.title());
    }

    /** One sentence on what happened on the wire. */
    public String wire(Fault fault) {
        return text(fault.id() + ".wire");
    }

    /** What the fault or cause {@code id} means, for somebody who owns the site and no server. */
    public String customer(String id) {
        return text(id + ".customer");
    }

    /** What the fault or cause {@code id} means, for somebody who can log in. */
    public String engineer(String id) {
        return text(id + ".engineer");
    }

    /** The keys that this language has texts of its own for. */
    public List<String> keys() {
        return own.stringPropertyNames().stream().sorted().toList();
    }

    private String text(String key) {
        String found = find(key, "");
        if (found.isEmpty()) {
            throw new IllegalArgumentException("id: no text " + key);
        }
        return found;
    }

    private String find(String key, String fallback) {
        String found = own.getProperty(key);
        if (found != null) {
            return found;
        }
        return otherwise == null ? fallback : otherwise.find(key, fallback);
    }

    private static Texts load(Locale locale) {
        Texts texts = new Texts(read("texts.properties"), null);
        for (String suffix : suffixes(locale)) {
            texts = new Texts(read("texts_" + suffix + ".properties"), texts);
        }
        return texts;
    }

    private static List<String> suffixes(Locale locale) {
        String language = locale.getLanguage();
        String country = locale.getCountry();
        return Stream.of(language, country.isEmpty() ? "" : language + "_" + country)
                .filter(suffix -> !suffix.isEmpty())
                .toList();
    }

    private static Properties read(String file) {
        Properties properties = new Properties();
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            if (in != null) {
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
