/** A hosting panel in small: its customers, their sites, and what goes on when one of them asks why a site is down. */
@NullMarked
package dev.origindoctor.panel;

import org.jspecify.annotations.NullMarked;
