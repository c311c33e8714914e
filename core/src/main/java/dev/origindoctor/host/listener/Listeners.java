package dev.origindoctor.host.listener;

import java.util.List;

/**
 * The TCP sockets that listen on a machine.
 *
 * @param sockets the sockets
 * @param complete whether these are all of them: only then does a missing one prove that nobody listens
 */
public record Listeners(List<Listener> sockets, boolean complete) {
    /** Nothing is known about who listens. */
    public static final Listeners UNKNOWN = new Listeners(List.of(), false);

    public Listeners {
        sockets = List.copyOf(sockets);
    }

    /** The sockets on this port. */
    public List<Listener> on(int port) {
        return sockets.stream().filter(socket -> socket.port() == port).toList();
    }
}
