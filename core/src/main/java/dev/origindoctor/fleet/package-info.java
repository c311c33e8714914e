/** Many origins: sweeps over any number of them, with bounded memory, and the journal that a sweep resumes from. */
package dev.origindoctor.fleet;
