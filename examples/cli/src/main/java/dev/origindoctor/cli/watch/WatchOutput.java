package dev.origindoctor.cli.watch;

import dev.origindoctor.cli.console.Output;
import dev.origindoctor.watch.WatchEvent;
import dev.origindoctor.watch.WatchRun;
import java.io.PrintWriter;
import java.time.Duration;

/** Where a watch's events go: a line for people, or one of JSON. */
final class WatchOutput {
    private final PrintWriter out;
    private final PrintWriter err;
    private final WatchPage page;
    private final boolean json;

    WatchOutput(PrintWriter out, PrintWriter err, WatchPage page, boolean json) {
        this.out = out;
        this.err = err;
        this.page = page;
        this.json = json;
    }

    void began(String host, Duration every) {
        say(page.began(host, every));
    }

    void tell(WatchEvent event, WatchRun run) {
        String line = json ? run.json(event) : page.line(event);
        if (line == null) {
            return;
        }
        if (json) {
            Output.document(out, line + "\n");
        } else {
            out.print(line + "\n");
        }
        out.flush();
    }

    void ended(Tally tally, WatchRun run) {
        say(page.ended(tally.looks(), tally.failed(), run.state().status()));
    }

    /** Whether nobody gets what is told any more. */
    boolean isBroken() {
        return out.checkError();
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }
}
