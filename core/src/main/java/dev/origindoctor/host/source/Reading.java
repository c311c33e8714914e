package dev.origindoctor.host.source;

/** What came of the attempt to read a source: its text, or why there is none. */
public sealed interface Reading permits SourceText, Unread {
    /** The file or the command. */
    String source();
}
