package dev.origindoctor.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page (roff, man macros), written from what the commands are. */
final class ManPage {
    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    /** The page of the whole command line. */
    static String of(CommandLine root) {
        ManPage page = new ManPage();
        page.line(".TH ORIGIN-DOCTOR 1 \"\" \"Origin Doctor\" \"User Commands\"");
        page.line(".SH NAME");
        page.text("origin-doctor - " + lowered(description(root.getCommandSpec())));
        page.line(".SH SYNOPSIS");
        page.line(".B origin-doctor");
        page.line(".I COMMAND");
        page.text("[options]");
        page.line(".SH COMMANDS");
        root.getSubcommands().values().stream().distinct().forEach(page::command);
        page.line(".SH NOTES");
        page.footer(root.getCommandSpec());
        page.line(".SH ENVIRONMENT");
        page.term("NO_COLOR", "Set to anything: no colours.");
        page.term("COLUMNS", "How wide a line may be; 80 where nothing says it.");
        page.term("ORIGIN_DOCTOR_LOG", "The level of the log on standard error, such as DEBUG; ERROR unless set.");
        return page.page.toString();
    }

    private void command(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (spec.usageMessage().hidden()) {
            return;
        }
        line(".SS " + escaped(spec.qualifiedName() + parameters(spec)));
        text(description(spec));
        spec.positionalParameters().forEach(this::parameter);
        spec.options().stream()
                .filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
                .forEach(this::option);
        footer(spec);
        command.getSubcommands().values().stream().distinct().forEach(this::command);
    }

    private static String parameters(CommandSpec spec) {
        return spec.positionalParameters().stream()
                .map(parameter -> " " + parameter.paramLabel())
                .collect(Collectors.joining());
    }

    private void parameter(PositionalParamSpec parameter) {
        term(parameter.paramLabel(), joined(parameter.description(), parameter.defaultValue()));
    }

    private void option(OptionSpec option) {
        String names = String.join(", ", option.names());
        String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        term(names + label, joined(option.description(), option.defaultValue()));
    }

    private static String joined(String[] description, @Nullable String byDefault) {
        return String.join(" ", description)
                .replace("${DEFAULT-VALUE}", String.valueOf(byDefault))
                .replace("${COMPLETION-CANDIDATES}", "");
    }

    private static String description(CommandSpec spec) {
        return String.join(" ", spec.usageMessage().description());
    }

    /** Examples and exit codes keep their lines. */
    private void footer(CommandSpec spec) {
        List<String> lines = Arrays.stream(spec.usageMessage().footer())
                .map(line -> Ansi.OFF.string(line))
                .flatMap(String::lines)
                .toList();
        if (!lines.isEmpty()) {
            line(".PP").line(".nf");
            lines.forEach(this::text);
            line(".fi");
        }
    }

    private void term(String term, String says) {
        line(".TP").line("\\fB" + escaped(term) + "\\fR").text(says);
    }

    private ManPage text(String text) {
        String plain = escaped(text);
        return line(plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain);
    }

    private ManPage line(String line) {
        page.append(line).append('\n');
        return this;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }

    private static String lowered(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT)
                + sentence.substring(1).replaceFirst("\\.$", "");
    }
}
