package dev.origindoctor.cli.diagnose;

import dev.origindoctor.cli.console.Terminal;
import dev.origindoctor.language.Language;
import dev.origindoctor.language.Phrases;
import dev.origindoctor.observation.Observation;
import dev.origindoctor.report.Columns;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** One line on a terminal that says what a diagnosis has seen last, and is gone before the report; nothing anywhere else. */
final class DiagnosisProgress implements Consumer<Observation>, AutoCloseable {
    private static final String START_OF_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final Terminal terminal;
    private final Language words;
    private final String host;
    private boolean over;

    private DiagnosisProgress(PrintWriter err, Terminal terminal, Language words, String host) {
        this.err = err;
        this.terminal = terminal;
        this.words = words;
        this.host = host;
    }

    /** The line of a diagnosis of {@code host}, begun. */
    static DiagnosisProgress of(String host, PrintWriter err, Terminal terminal, Language words) {
        DiagnosisProgress progress = new DiagnosisProgress(err, terminal, words, host);
        progress.draw(words.say("progress.looking", host));
        return progress;
    }

    @Override
    public void accept(Observation seen) {
        String what = seen.seenFault()
                .map(fault -> words.say(Phrases.title(fault)))
                .orElseGet(() -> words.say("report.fine"));
        draw(words.say("progress.seen", host, seen.subject(), what));
    }

    private synchronized void draw(String text) {
        if (terminal.live() && terminal.colour() && !over) {
            String line = Columns.wrapped(text, terminal.columns() - 1).get(0);
            err.print(START_OF_LINE + line);
            err.flush();
        }
    }

    /** Takes the line away; none comes after it. */
    @Override
    public synchronized void close() {
        draw("");
        over = true;
    }
}
