package dev.origindoctor.inference;

import dev.origindoctor.finding.Scene;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.Scheme;

/**
 * What goes into the blanks of a command.
 *
 * @param host the visited name
 * @param address the origin's first address
 * @param port the port that the edge asks
 * @param scheme how it asks
 * @param path what it asks for
 */
record Place(String host, String address, int port, Scheme scheme, String path) {
    static Place of(Scene scene) {
        Endpoint first = scene.endpointToLookAt();
        return new Place(
                scene.origin().host().authority(),
                first == null ? "ORIGIN_ADDRESS" : Addresses.text(first.address()),
                first == null ? scene.origin().port() : first.port(),
                scene.origin().scheme(),
                scene.origin().path());
    }

    /** {@code template} with {@code {host}}, {@code {address}}, {@code {port}}, {@code {scheme}}, {@code {path}} filled. */
    String fill(String template) {
        return template.replace("{host}", host)
                .replace("{address}", address.indexOf(':') >= 0 ? "[" + address + "]" : address)
                .replace("{port}", Integer.toString(port))
                .replace("{scheme}", scheme.id())
                .replace("{path}", path);
    }
}
