package dev.origindoctor.report;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;

/** The words of one language that reports put around the values of a diagnosis. */
final class Wording {
    private final ResourceBundle bundle;
    private final Locale locale;

    private Wording(Locale locale) {
        this.locale = locale;
        bundle = ResourceBundle.getBundle(
                "dev.origindoctor.report.report",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The words of this language; English where there is no file for it. */
    static Wording of(Locale locale) {
        return new Wording(Objects.requireNonNull(locale, "locale"));
    }

    Locale locale() {
        return locale;
    }

    /** The text of this key with its values filled in. */
    String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }
}
