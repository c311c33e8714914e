package dev.origindoctor.panel;

import dev.origindoctor.diagnosis.Verdict;
import java.time.Instant;

/**
 * How a site fared when it was last looked at.
 *
 * @param verdict the answer in short
 * @param at when
 */
public record SiteState(Verdict verdict, Instant at) {}
