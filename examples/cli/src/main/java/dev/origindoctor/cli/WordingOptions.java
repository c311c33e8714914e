package dev.origindoctor.cli;

import java.util.Locale;
import picocli.CommandLine.Option;

/** The options that say in which language and colours a terminal is written to. */
final class WordingOptions {
    @Option(names = "--no-color", description = "No colours, as with NO_COLOR in the environment.")
    private boolean noColour;

    @Option(names = "--lang", paramLabel = "TAG", defaultValue = "en", description = "The language (${DEFAULT-VALUE}).")
    private String language = "en";

    Terminal on(Terminal here) {
        return noColour ? here.withoutColour() : here;
    }

    Locale language() {
        return Terminal.language(language);
    }
}
