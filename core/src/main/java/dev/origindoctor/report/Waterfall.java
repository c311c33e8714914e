package dev.origindoctor.report;

import dev.origindoctor.observation.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When each probe ran and how long it took, as a picture: one bar for each observation, on a common clock. */
final class Waterfall {
    private static final int WIDTH = 760;
    private static final int LABELS = 250;
    private static final int ROW = 18;
    private static final int MOST_ROWS = 40;
    private final List<Observation> rows;
    private final Instant from;
    private final long spanMicros;

    private Waterfall(List<Observation> rows) {
        this.rows = rows;
        from = rows.stream().map(Waterfall::start).min(Instant::compareTo).orElse(Instant.EPOCH);
        spanMicros = Math.max(1, rows.stream().mapToLong(this::endMicros).max().orElse(1));
    }

    static Waterfall of(List<Observation> observations) {
        return new Waterfall(observations.stream().limit(MOST_ROWS).toList());
    }

    void draw(Html html, String title) {
        int height = rows.size() * ROW + 4;
        html.open("svg", "viewBox", "0 0 " + WIDTH + " " + height, "role", "img", "aria-label", title);
        for (int i = 0; i < rows.size(); i++) {
            bar(html, rows.get(i), i * ROW + 2);
        }
        html.close("svg");
    }

    private void bar(Html html, Observation seen, int top) {
        int left = LABELS + scaled(startMicros(seen));
        int width = Math.max(2, scaled(seen.timing().took().toNanos() / 1_000));
        String kind = seen.seenFault().isPresent() ? "broken" : seen.kind();
        html.element("text", Sighting.placed(seen.subject(), seen), "x", "0", "y", number(top + 11));
        html.open("rect", "class", kind, "x", number(left), "y", number(top), "width", number(width), "height", "13")
                .close("rect");
        String took = Durations.text(seen.timing().took());
        html.element("text", took, "x", number(left + width + 4), "y", number(top + 11));
    }

    private static String number(int value) {
        return Integer.toString(value);
    }

    private int scaled(long micros) {
        return (int) (micros * (WIDTH - LABELS - 60) / spanMicros);
    }

    private long startMicros(Observation seen) {
        return Duration.between(from, start(seen)).toNanos() / 1_000;
    }

    private long endMicros(Observation seen) {
        return startMicros(seen) + seen.timing().took().toNanos() / 1_000;
    }

    private static Instant start(Observation seen) {
        return seen.timing().startedAt();
    }
}
