/** Machines and processes of a test's own, which end with it. */
@NullMarked
package dev.origindoctor.zoo.machine;

import org.jspecify.annotations.NullMarked;
