package dev.origindoctor.report;

import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.language.Language;
import dev.origindoctor.language.Phrases;
import dev.origindoctor.observation.Fact;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.taxonomy.Cause;
import dev.origindoctor.taxonomy.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words of one language that reports put around the values of a diagnosis. */
record Wording(Language language) {
    /** The words of this language; English where there is no file for it. */
    static Wording of(Locale locale) {
        return new Wording(Language.of(locale));
    }

    Locale locale() {
        return language.locale();
    }

    /** The report's text of this key with its values filled in. */
    String say(String key, Object... values) {
        return language.say("report." + key, values);
    }

    String say(Phrase phrase) {
        return language.say(phrase);
    }

    /** Whether a sentence says already where it was seen: at the address that its source ends with. */
    static boolean names(String says, String source) {
        return says.contains(source.substring(source.lastIndexOf(' ') + 1));
    }

    /** The report's text of this key around {@code value}, its commands apart from its words. */
    List<Piece> pieces(String key, Phrase value) {
        return Piece.of(value, say(key, value));
    }

    String list(List<Phrase> phrases) {
        return say(Phrases.list(phrases));
    }

    /** A text whose English stands in the source, beside what it tells of. */
    String name(String key, String english) {
        return language.name(key, english);
    }

    /** The parts of one line, one after the other. */
    String joined(String... parts) {
        return Arrays.stream(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(say("comma")));
    }

    /** A fact's name and value; of what is simply so, the name. */
    String fact(Fact fact) {
        String key = "fact." + fact.name().toLowerCase(Locale.ROOT).replace(' ', '_');
        String name = language.name(key, fact.name());
        return fact.value().equals("true") ? name : name + " " + fact.value();
    }

    String title(Fault fault) {
        return say(Phrases.title(fault));
    }

    String title(Cause cause) {
        return say(Phrases.title(cause));
    }

    String title(SslMode mode) {
        return say(Phrases.title(mode));
    }
}
