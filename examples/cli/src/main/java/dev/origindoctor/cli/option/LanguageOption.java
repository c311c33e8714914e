package dev.origindoctor.cli.option;

import dev.origindoctor.cli.console.WrongInput;
import dev.origindoctor.language.Language;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The language of what people read. */
public final class LanguageOption {
    @Option(
            names = "--lang",
            paramLabel = "TAG",
            description = "The language: en or zh-CN. Default: that of the environment, else en.")
    private @Nullable String tag;

    public Language language() {
        return tag == null ? ofEnvironment(System.getenv()) : asked(tag);
    }

    private static Language asked(String tag) {
        return Language.find(Locale.forLanguageTag(tag))
                .orElseThrow(() -> new WrongInput(
                        "--lang " + tag + " (expected en, zh-CN or another language that there is a file for)"));
    }

    /** As POSIX has it: the first of the three that is set decides. */
    public static Language ofEnvironment(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(value -> value.replaceAll("[.@].*", "").replace('_', '-'))
                .flatMap(value -> Language.find(Locale.forLanguageTag(value)))
                .orElse(Language.english());
    }
}
