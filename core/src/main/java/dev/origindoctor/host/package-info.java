/** What a machine says of itself: read on the origin, or from a folder that was collected there. */
package dev.origindoctor.host;
