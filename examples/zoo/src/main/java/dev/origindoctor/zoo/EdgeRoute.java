package dev.origindoctor.zoo;

import dev.origindoctor.origin.Endpoint;

/**
 * What an edge does with one path.
 *
 * @param name the path's first part
 * @param origin where it leads
 * @param tls whether the origin is asked over TLS
 * @param checked whether its certificate is looked at
 * @param waits whether its point is a wait, so that the edge's timers are short; others have all the time that a busy
 *     machine may need
 */
record EdgeRoute(String name, Endpoint origin, boolean tls, boolean checked, boolean waits) {
    /** The seconds that the edge waits for a connection. */
    int connectSeconds() {
        return waits ? 1 : 20;
    }

    /** The seconds that it waits for an answer. */
    int answerSeconds() {
        return waits ? 2 : 20;
    }

    String path() {
        return "/" + name + "/";
    }

    String url() {
        return (tls ? "https://" : "http://") + origin;
    }
}
