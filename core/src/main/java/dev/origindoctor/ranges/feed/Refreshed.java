package dev.origindoctor.ranges.feed;

import dev.origindoctor.ranges.RangeDiff;
import dev.origindoctor.ranges.RangeList;

/** What came of asking a publisher for its list. */
public sealed interface Refreshed {
    /** The list is as it was. */
    record Unchanged() implements Refreshed {}

    /** There is a new list, which passed every check. */
    record Renewed(RangeList list, RangeDiff diff) implements Refreshed {}

    /** There was no answer, or one that cannot be meant; the known list stays. */
    record Refused(String why) implements Refreshed {}
}
