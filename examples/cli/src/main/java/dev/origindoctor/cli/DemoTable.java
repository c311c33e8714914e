package dev.origindoctor.cli;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.diagnosis.Prediction;
import dev.origindoctor.taxonomy.HttpFault;
import java.io.PrintWriter;
import java.util.Objects;

/** The demo's table: a row for each planted fault, whether it was seen for what it is, and its likeliest cause. */
final class DemoTable {
    private static final int PLANTED = 25;
    private static final int MODE = 15;
    private static final int SEEN = 9;
    private final PrintWriter out;
    private final Terminal terminal;

    DemoTable(PrintWriter out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void begin() {
        out.println("Origin Doctor: " + Scene.values().length
                + " origins on loopback, each asked as Cloudflare would ask it.");
        out.println();
        out.println(styled(
                "1",
                "  " + pad("planted", PLANTED) + pad("SSL mode", MODE) + pad("visitor", SEEN) + "likeliest cause"));
        out.flush();
    }

    /** Prints the row; whether the visitor's status is the one that was planted. */
    boolean row(Scene scene, Diagnosis diagnosis) {
        boolean right = Objects.equals(diagnosis.verdict().predicted().status(), scene.status());
        String mark = right ? styled("32", "✓ ") : styled("1;31", "✗ ");
        out.println(mark
                + pad(scene.title(), PLANTED)
                + pad(scene.sslMode().title(), MODE)
                + pad(seen(diagnosis), SEEN)
                + cause(diagnosis));
        out.flush();
        return right;
    }

    private static String seen(Diagnosis diagnosis) {
        Prediction predicted = diagnosis.verdict().predicted();
        if (predicted.status() != null) {
            return predicted.status().toString();
        }
        return diagnosis.verdict().fault() == HttpFault.REDIRECT_LOOP ? "loop" : "page";
    }

    private String cause(Diagnosis diagnosis) {
        String title = diagnosis.causes().isEmpty()
                ? ""
                : diagnosis.causes().get(0).cause().title();
        int room = Math.max(20, terminal.columns() - 2 - PLANTED - MODE - SEEN);
        return title.length() <= room ? title : title.substring(0, room - 1) + "…";
    }

    private String styled(String codes, String text) {
        return terminal.colour() ? "\u001b[" + codes + "m" + text + "\u001b[0m" : text;
    }

    private static String pad(String text, int columns) {
        String cut = text.length() >= columns ? text.substring(0, columns - 2) + "…" : text;
        return cut + " ".repeat(columns - cut.length());
    }
}
