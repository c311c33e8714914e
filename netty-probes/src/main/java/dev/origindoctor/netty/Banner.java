package dev.origindoctor.netty;

import dev.origindoctor.netty.tls.PlainSpeech;
import io.netty.util.concurrent.EventExecutor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lets a plain-text server finish its first line: until it has said what it is, or a moment is over. */
final class Banner {
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Runnable complete;
    private @Nullable Patience patience;

    /** Runs {@code complete} once there is enough. */
    Banner(Runnable complete) {
        this.complete = complete;
    }

    /** So much has been said by now. */
    void heard(byte[] said, EventExecutor loop) {
        boolean lineDone = new String(said, StandardCharsets.ISO_8859_1).indexOf('\n') >= 0;
        if (lineDone && !PlainSpeech.name(said).equals("unknown")) {
            complete.run();
        } else if (patience == null) {
            patience = Patience.of(loop, PATIENCE, complete);
        }
    }

    /** Nobody waits for it any more. */
    void end() {
        if (patience != null) {
            patience.end();
        }
    }
}
