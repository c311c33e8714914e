package dev.origindoctor.cli;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.Prediction;
import dev.origindoctor.language.Language;
import dev.origindoctor.language.Phrases;
import dev.origindoctor.report.Columns;
import dev.origindoctor.taxonomy.HttpFault;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;

/** The demo's table: a row for each planted fault, whether it was seen for what it is, and its likeliest cause. */
final class DemoTable {
    private static final int PLANTED = 25;
    private static final int MODE = 15;
    private static final int SEEN = 9;
    private final PrintWriter out;
    private final Terminal terminal;
    private final Language words;

    DemoTable(PrintWriter out, Terminal terminal, Language words) {
        this.out = out;
        this.terminal = terminal;
        this.words = words;
    }

    void begin() {
        out.println(words.say("demo.intro", Scene.values().length));
        out.println();
        out.println(styled(
                "1",
                "  " + pad(words.say("demo.planted"), PLANTED)
                        + pad(words.say("demo.ssl_mode"), MODE)
                        + pad(words.say("demo.visitor"), SEEN)
                        + words.say("demo.cause")));
        out.flush();
    }

    /** Prints the row; whether the visitor's status is the one that was planted. */
    boolean row(Scene scene, Diagnosis diagnosis) {
        boolean right = Objects.equals(diagnosis.verdict().predicted().status(), scene.status());
        String mark = right ? styled("32", "✓ ") : styled("1;31", "✗ ");
        out.println(mark
                + pad(words.say("demo.scene." + scene.name().toLowerCase(Locale.ROOT)), PLANTED)
                + pad(words.say(Phrases.title(scene.sslMode())), MODE)
                + pad(seen(diagnosis), SEEN)
                + cause(diagnosis));
        out.flush();
        return right;
    }

    private String seen(Diagnosis diagnosis) {
        Prediction predicted = diagnosis.verdict().predicted();
        if (predicted.status() != null) {
            return predicted.status().toString();
        }
        return diagnosis.verdict().fault() == HttpFault.REDIRECT_LOOP ? words.say("demo.loop") : words.say("demo.page");
    }

    private String cause(Diagnosis diagnosis) {
        String title = diagnosis.causes().isEmpty()
                ? ""
                : words.say(Phrases.title(diagnosis.causes().get(0).cause()));
        int room = Math.max(20, terminal.columns() - 2 - PLANTED - MODE - SEEN);
        return Columns.width(title) <= room
                ? title
                : Columns.padded(title, room + 1).strip();
    }

    private String styled(String codes, String text) {
        return terminal.colour() ? "\u001b[" + codes + "m" + text + "\u001b[0m" : text;
    }

    private static String pad(String text, int columns) {
        return Columns.padded(text, columns);
    }
}
