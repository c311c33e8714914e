package dev.origindoctor.finding;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.edge.PageSource;
import dev.origindoctor.observation.EdgeObservation;

/** Whether a page that the edge served proves that the origin answered it just now. */
final class Freshness {
    private Freshness() {}

    /** Whether the edge said last that it had the page from the origin just now. */
    static boolean servedNow(Scene scene) {
        EdgeObservation seen = scene.lastWordOfEdge();
        return seen != null && seen.answeredBy() == scene.edge() && fetchedNow(seen);
    }

    private static boolean fetchedNow(EdgeObservation seen) {
        Integer status = seen.answer().status();
        return status != null && status < 400 && pageOf(seen) == PageSource.ORIGIN;
    }

    /** Whether what the edge that answered said came out of its store. */
    static boolean isStored(EdgeObservation seen) {
        return pageOf(seen) == PageSource.STORE;
    }

    /** Where the edge that answered had its page from. */
    static PageSource pageOf(EdgeObservation seen) {
        Edge edge = seen.answeredBy();
        return edge == null ? PageSource.UNSAID : PageSource.of(edge, seen.answer()::header);
    }
}
