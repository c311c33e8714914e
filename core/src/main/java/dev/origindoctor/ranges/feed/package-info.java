/** Asking publishers for their newest ranges, and doubting the answers. */
package dev.origindoctor.ranges.feed;
