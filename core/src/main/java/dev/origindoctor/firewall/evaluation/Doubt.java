package dev.origindoctor.firewall.evaluation;

import dev.origindoctor.ranges.AddressSet;
import org.jspecify.annotations.Nullable;

/**
 * A rule of which nobody can say what it did with these peers.
 *
 * @param peers who
 * @param decider the rule
 * @param why what cannot be told, where that is more than that the rule may or may not match; otherwise null
 */
record Doubt(AddressSet peers, Decider decider, @Nullable String why) {}
