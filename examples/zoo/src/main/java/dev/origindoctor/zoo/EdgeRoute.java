package dev.origindoctor.zoo;

import dev.origindoctor.origin.Endpoint;

/**
 * What an edge does with one path.
 *
 * @param name the path's first part
 * @param origin where it leads
 * @param tls whether the origin is asked over TLS
 * @param checked whether its certificate is looked at
 */
record EdgeRoute(String name, Endpoint origin, boolean tls, boolean checked) {
    String path() {
        return "/" + name + "/";
    }

    String url() {
        return (tls ? "https://" : "http://") + origin;
    }
}
