package dev.origindoctor.cli.sweep;

import dev.origindoctor.cli.console.Output;
import dev.origindoctor.cli.console.Terminal;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.language.Language;
import dev.origindoctor.report.Redaction;
import dev.origindoctor.report.StandIns;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Where a sweep's results go, and in which words and with what left out. */
final class SweepOutput {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Terminal progress;
    private final Language words;
    private final @Nullable Redaction redaction;

    SweepOutput(PrintWriter out, PrintWriter err, Terminal progress, Language words, @Nullable Edge redactedFor) {
        this.out = out;
        this.err = err;
        this.progress = progress;
        this.words = words;
        this.redaction = redactedFor == null ? null : new Redaction(new StandIns(redactedFor));
    }

    /** A line of JSON for one origin. */
    void result(String line) {
        Output.document(out, (redaction == null ? line : redaction.document(line)) + "\n");
    }

    /** A line of the input that was not looked at. It may hold anything, so a redacted sweep does not repeat it. */
    void skipped(long number, String why, boolean refused) {
        String said = redaction == null ? why : words.say(refused ? "sweep.not_permitted" : "sweep.unreadable");
        say(words.say("sweep.line", number, said));
    }

    void say(String line) {
        err.println(line);
    }

    void flush() {
        out.flush();
        err.flush();
    }

    /** Whether results get nowhere any more: the reader has gone, or the disk is full. */
    boolean isBroken() {
        return out.checkError();
    }

    /** How a sweep that was cut short is spoken of. */
    String cutShort(String took) {
        boolean readerGone = out instanceof Output output && output.isReaderGone();
        return words.say(
                !isBroken() ? "sweep.interrupted" : readerGone ? "sweep.reader_gone" : "sweep.unwritten", took);
    }

    /** A bar for this many targets, or -1 where nobody knows. */
    ProgressBar bar(long targets) {
        return new ProgressBar(err, progress, targets);
    }

    /** Whether results are written on the terminal that the bar is on. */
    boolean sharesScreen() {
        return progress.live() && Terminal.here().live();
    }

    boolean live() {
        return progress.live();
    }

    Language words() {
        return words;
    }

    PrintWriter err() {
        return err;
    }
}
