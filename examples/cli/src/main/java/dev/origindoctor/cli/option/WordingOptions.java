package dev.origindoctor.cli.option;

import dev.origindoctor.cli.console.Terminal;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say in which language and colours a terminal is written to. */
public final class WordingOptions {
    @Option(names = "--no-color", description = "No colours, as with NO_COLOR in the environment.")
    private boolean noColour;

    @Mixin
    private LanguageOption language = new LanguageOption();

    public Terminal on(Terminal here) {
        return noColour ? here.withoutColour() : here;
    }

    public Locale language() {
        return language.language().locale();
    }
}
