/** Scripts and configurations that let an edge in, for the tools that origins use. */
package dev.origindoctor.ranges.allowlist;
