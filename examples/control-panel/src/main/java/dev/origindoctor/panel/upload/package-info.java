/** Archives from strangers: read within bounds, and only as what they must be. */
@NullMarked
package dev.origindoctor.panel.upload;

import org.jspecify.annotations.NullMarked;
