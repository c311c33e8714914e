package dev.origindoctor.host.webserver;

/**
 * A piece of an nginx configuration.
 *
 * @param kind what it is
 * @param text the word without its quotes, or for {@link Kind#FILE} the path, or for {@link Kind#WRONG} what is wrong
 * @param line the line in its file that it stands on, from 1
 */
record NginxToken(Kind kind, String text, int line) {
    enum Kind {
        WORD,
        /** A semicolon. */
        END,
        OPEN,
        CLOSE,
        /** The line by which {@code nginx -T} says which file follows. */
        FILE,
        WRONG
    }
}
