package dev.origindoctor.inference;

import dev.origindoctor.taxonomy.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A fault that the edge meets on its way, as far as it is proved.
 *
 * @param fault the fault
 * @param share the share of the edge's connections that end in it, 0 to 1
 * @param originStatus the origin's own status, where it answered with one
 * @param page what had come of a page by then
 * @param port where, as shown to people
 */
record Meeting(Fault fault, double share, @Nullable Integer originStatus, Page page, String port) {
    /** What has come of a page. */
    enum Page {
        NONE,
        BEGUN,
        /** It is not packed as its Content-Encoding says. */
        CODED_WRONGLY
    }
}
