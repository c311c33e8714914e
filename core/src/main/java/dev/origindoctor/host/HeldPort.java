package dev.origindoctor.host;

import dev.origindoctor.host.listener.Listener;
import dev.origindoctor.host.listener.SocketOwner;
import dev.origindoctor.host.listener.Takes;
import dev.origindoctor.host.source.Quote;
import dev.origindoctor.host.webserver.WebServer;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A port that a web server is told to listen on, while a program that is no server of the web has it.
 *
 * @param port the port
 * @param server the web server that should have it
 * @param holder the program that has it
 * @param quote where it stands that it has it
 */
public record HeldPort(int port, String server, SocketOwner holder, Quote quote) {
    /** What may well stand in front of a web server that is told to listen, too, and does not run. */
    private static final Set<String> FRONTS = Set.of(
            "nginx",
            "openresty",
            "angie",
            "apache2",
            "httpd",
            "haproxy",
            "varnishd",
            "caddy",
            "traefik",
            "envoy",
            "hitch",
            "stunnel",
            "stunnel4",
            "sslh",
            "pound",
            "h2o",
            "lighttpd",
            "litespeed",
            "openlitespeed",
            "lshttpd",
            "lsws",
            "systemd",
            "rootlessport",
            "conmon",
            "slirp4netns");

    public HeldPort {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(holder, "holder");
        Objects.requireNonNull(quote, "quote");
    }

    /** Who holds the port in a web server's place, where somebody surely does. */
    public static Optional<HeldPort> of(HostEvidence evidence, int port) {
        return evidence.webServers().stream()
                .filter(server -> server.listensOn(port))
                .flatMap(server -> evidence.listeners().on(port).stream()
                        .filter(socket -> overlap(server, socket))
                        .flatMap(socket -> socket.owners().stream()
                                .filter(HeldPort::foreign)
                                .map(owner -> new HeldPort(port, server.program(), owner, socket.quote()))))
                .findFirst();
    }

    private static boolean foreign(SocketOwner owner) {
        String name = owner.name().split("[: ]", 2)[0];
        return !name.isEmpty() && !owner.dockerProxy() && !FRONTS.contains(name);
    }

    private static boolean overlap(WebServer server, Listener socket) {
        return server.listens().stream()
                .filter(listen -> listen.port() == socket.port())
                .flatMap(listen -> Stream.ofNullable(listen.address()))
                .anyMatch(address -> address.isAnyLocalAddress() || socket.takes(address) == Takes.YES);
    }
}
