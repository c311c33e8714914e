package dev.origindoctor.panel;

import dev.origindoctor.panel.page.Words;

/** A line about something that is going on, in the language of whoever reads it. */
@FunctionalInterface
public interface Note {
    /** The line. */
    String in(Words words);
}
