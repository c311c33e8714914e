package dev.origindoctor.host.webserver;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a web server is told to do.
 *
 * @param program {@code nginx} or {@code apache}
 * @param listens every socket it is told to open
 * @param servers its server blocks or virtual hosts, in order
 * @param test what its own test of the configuration said, or null where it was not run
 * @param complete whether the whole configuration was read: only then does a missing directive prove something
 */
public record WebServer(
        String program,
        List<ConfiguredListen> listens,
        List<VirtualServer> servers,
        @Nullable ConfigTest test,
        boolean complete) {
    public WebServer {
        Objects.requireNonNull(program, "program");
        listens = List.copyOf(listens);
        servers = List.copyOf(servers);
    }

    /** Whether it is told to listen on this port. */
    public boolean listensOn(int port) {
        return listens.stream().anyMatch(listen -> listen.port() == port);
    }

    /** The same, with what its own test of the configuration said. */
    public WebServer withTest(@Nullable ConfigTest result) {
        return new WebServer(program, listens, servers, result, complete);
    }
}
