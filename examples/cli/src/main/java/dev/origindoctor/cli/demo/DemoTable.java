package dev.origindoctor.cli.demo;

import dev.origindoctor.cli.console.Terminal;
import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.Prediction;
import dev.origindoctor.language.Language;
import dev.origindoctor.language.Phrases;
import dev.origindoctor.report.Columns;
import dev.origindoctor.taxonomy.HttpFault;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The demo's table: a row for each planted fault, whether it was seen for what it is, and its likeliest cause. */
final class DemoTable {
    private static final int MARK = 2;
    private static final int NARROWEST_CAUSE = 12;
    private final PrintWriter out;
    private final Terminal terminal;
    private final Language words;
    private final int planted;
    private final int mode;
    private final int seen;

    DemoTable(PrintWriter out, Terminal terminal, Language words) {
        this.out = out;
        this.terminal = terminal;
        this.words = words;
        this.planted = widest("demo.planted", Arrays.stream(Scene.values()).map(this::name));
        this.mode = widest("demo.ssl_mode", Arrays.stream(Scene.values()).map(this::mode));
        this.seen = widest("demo.visitor", Stream.of(words.say("demo.loop"), words.say("demo.page")));
    }

    /** The width of a column: that of its widest cell, and a blank. */
    private int widest(String heading, Stream<String> cells) {
        return 1
                + Stream.concat(Stream.of(words.say(heading)), cells)
                        .mapToInt(Columns::width)
                        .max()
                        .orElse(0);
    }

    void begin() {
        out.println(words.say("demo.intro", Scene.values().length));
        out.println();
        out.println(styled(
                "1",
                " ".repeat(MARK)
                        + pad(words.say("demo.planted"), planted)
                        + pad(words.say("demo.ssl_mode"), mode)
                        + pad(words.say("demo.visitor"), seen)
                        + words.say("demo.cause")));
        out.flush();
    }

    /** Prints the row; whether the visitor's status is the one that was planted. */
    boolean row(Scene scene, Diagnosis diagnosis) {
        boolean right = Objects.equals(diagnosis.verdict().predicted().status(), scene.status());
        String mark = right ? styled("32", "✓ ") : styled("1;31", "✗ ");
        String left = mark + pad(name(scene), planted) + pad(mode(scene), mode) + pad(seen(diagnosis), seen);
        for (String line : cause(diagnosis)) {
            out.println(left + line);
            left = " ".repeat(MARK + planted + mode + seen);
        }
        out.flush();
        return right;
    }

    private String name(Scene scene) {
        return words.say("demo.scene." + scene.name().toLowerCase(Locale.ROOT));
    }

    private String mode(Scene scene) {
        return words.say(Phrases.title(scene.sslMode()));
    }

    private String seen(Diagnosis diagnosis) {
        Prediction predicted = diagnosis.verdict().predicted();
        if (predicted.status() != null) {
            return predicted.status().toString();
        }
        return diagnosis.verdict().fault() == HttpFault.REDIRECT_LOOP ? words.say("demo.loop") : words.say("demo.page");
    }

    /** The likeliest cause, over several lines where the terminal is narrow. */
    private List<String> cause(Diagnosis diagnosis) {
        String title = diagnosis.causes().isEmpty()
                ? ""
                : words.say(Phrases.title(diagnosis.causes().get(0).cause()));
        return Columns.wrapped(title, Math.max(NARROWEST_CAUSE, terminal.columns() - MARK - planted - mode - seen));
    }

    private String styled(String codes, String text) {
        return terminal.colour() ? "\u001b[" + codes + "m" + text + "\u001b[0m" : text;
    }

    private static String pad(String text, int columns) {
        return Columns.padded(text, columns);
    }
}
