/** HTTP: what is let in, who it is from, what goes out. */
@NullMarked
package dev.origindoctor.panel.web;

import org.jspecify.annotations.NullMarked;
