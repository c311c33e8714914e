package dev.origindoctor.panel.page;

import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.diagnosis.Verdict;
import dev.origindoctor.language.Language;
import dev.origindoctor.language.Phrases;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.panel.Site;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.Fault;
import dev.origindoctor.watch.Look;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The panel's own words in one language, and the library's in the same. */
public enum Words {
    /** English. */
    ENGLISH("en", "English"),
    /** Simplified Chinese. */
    CHINESE("zh-CN", "简体中文");

    /** The same in all languages, so that nobody takes a month for a day. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

    private final String tag;
    private final String name;
    private final Language panel;
    private final Language library;

    Words(String tag, String name) {
        this.tag = tag;
        this.name = name;
        this.panel = read(tag);
        this.library = Language.of(Locale.forLanguageTag(tag));
    }

    private static Language read(String tag) {
        String file = "words." + tag + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            return Language.read(
                    Locale.forLanguageTag(tag),
                    new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** The language's tag, as in {@code lang="zh-CN"}. */
    public String tag() {
        return tag;
    }

    /** The language's own name for itself. */
    public String nativeName() {
        return name;
    }

    /** Which language it is. */
    public Locale locale() {
        return panel.locale();
    }

    /** The panel's sentence of this key. */
    public String say(String key, Object... values) {
        return panel.say(key, values);
    }

    /** A sentence of the library. */
    public String say(Phrase phrase) {
        return library.say(phrase);
    }

    /** The cause's name. */
    public String title(Cause cause) {
        return library.say(Phrases.title(cause));
    }

    /** What is done first: it is said at once, because a silent origin lets everybody wait. */
    public String asking(Site site) {
        return say("stage.asking", site.origin().get());
    }

    /** What a probe has just seen. */
    public String seen(Observation seen) {
        String what =
                seen.seenFault().map(fault -> library.say(Phrases.title(fault))).orElseGet(() -> say("stage.fine"));
        return say(
                "stage",
                say("stage." + seen.kind()),
                what,
                duration(seen.timing().took()));
    }

    /** How the site fared at one of several looks. */
    public String look(int number, Look look) {
        return say("look", number, headline(look));
    }

    /** What a look said, in a few words. */
    public String headline(Look look) {
        return switch (look.conclusion()) {
            case HEALTHY -> say("verdict.healthy");
            case INCONCLUSIVE -> say("verdict.inconclusive");
            case FAULTY -> faulty(look.status(), look.fault());
        };
    }

    private String faulty(@Nullable Integer status, @Nullable Fault fault) {
        String what = fault == null ? say("verdict.faulty") : library.say(Phrases.title(fault));
        return status == null ? what : say("verdict.met", status, what);
    }

    /** A moment. */
    public String time(Instant moment) {
        return TIME.format(moment.atOffset(ZoneOffset.UTC));
    }

    /** The answer in a few words. */
    public String headline(Verdict verdict) {
        return switch (verdict.conclusion()) {
            case HEALTHY -> say("verdict.healthy");
            case INCONCLUSIVE -> say("verdict.inconclusive");
            case FAULTY -> faulty(verdict);
        };
    }

    private String faulty(Verdict verdict) {
        if (verdict.predicted().status() != null) {
            return say(
                    "verdict.status",
                    verdict.predicted().status(),
                    verdict.predicted().title());
        }
        return faulty(null, verdict.fault());
    }

    private static String duration(Duration took) {
        return took.toMillis() < 10
                ? String.format(Locale.ROOT, "%.1f ms", took.toNanos() / 1e6)
                : took.toMillis() + " ms";
    }
}
