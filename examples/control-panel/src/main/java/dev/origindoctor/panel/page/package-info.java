/** The pages, as values in and markup out. */
@NullMarked
package dev.origindoctor.panel.page;

import org.jspecify.annotations.NullMarked;
