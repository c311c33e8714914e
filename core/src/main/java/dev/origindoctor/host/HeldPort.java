package dev.origindoctor.host;

import dev.origindoctor.host.listener.Listener;
import dev.origindoctor.host.listener.SocketOwner;
import dev.origindoctor.host.listener.Takes;
import dev.origindoctor.host.log.LogEntry;
import dev.origindoctor.host.log.LogEvent;
import dev.origindoctor.host.service.ServiceState.Condition;
import dev.origindoctor.host.source.Quote;
import dev.origindoctor.host.webserver.WebServer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A port that a web server is told to listen on, or tried to, while another program has it.
 *
 * @param port the port
 * @param server the web server that should have it
 * @param holder the program that has it
 * @param quote where it stands that it has it
 */
public record HeldPort(int port, String server, SocketOwner holder, Quote quote) {
    private static final Duration LATELY = Duration.ofDays(2);
    private static final Set<Condition> TRYING = EnumSet.of(Condition.FAILED, Condition.RESTARTING);

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
                .flatMap(server -> holders(evidence, port, socket -> overlap(server, socket))
                        .filter(held -> foreign(held.holder) || inVain(evidence, server.program(), port))
                        .map(held -> held.insteadOf(server.program())))
                .filter(HeldPort::byAnother)
                .findFirst()
                .or(() -> refused(evidence, port));
    }

    /** Where the configuration could not be read, a server's own word that the port was taken. */
    private static Optional<HeldPort> refused(HostEvidence evidence, int port) {
        return taken(evidence, port)
                .flatMap(entry -> holders(evidence, port, socket -> !socket.loopbackOnly())
                        .map(held -> held.insteadOf(entry.program())))
                .filter(HeldPort::byAnother)
                .findFirst();
    }

    private static Stream<HeldPort> holders(HostEvidence evidence, int port, Predicate<Listener> which) {
        return evidence.listeners().on(port).stream()
                .filter(which)
                .flatMap(
                        socket -> socket.owners().stream().map(owner -> new HeldPort(port, "", owner, socket.quote())));
    }

    private HeldPort insteadOf(String program) {
        return new HeldPort(port, program, holder, quote);
    }

    /** What may well stand in front holds the port in the server's place where that wanted it and did not get it. */
    private static boolean inVain(HostEvidence evidence, String program, int port) {
        return taken(evidence, port).anyMatch(entry -> entry.program().equals(program))
                || processes(program)
                        .anyMatch(name -> evidence.service(name)
                                .filter(unit -> TRYING.contains(unit.condition()))
                                .isPresent());
    }

    private static Stream<LogEntry> taken(HostEvidence evidence, int port) {
        return evidence.log(LogEvent.BIND_FAILED).stream()
                .filter(entry -> entry.time() == null || entry.time().within(LATELY, evidence.takenAt()))
                .filter(entry -> entry.fact("address")
                        .filter(to -> to.endsWith(":" + port))
                        .isPresent())
                .filter(entry -> entry.quote().text().toLowerCase(Locale.ROOT).contains("in use"));
    }

    private static Stream<String> processes(String program) {
        return switch (program) {
            case "apache" -> Stream.of("apache2", "httpd");
            case "nginx" -> Stream.of("nginx", "openresty", "angie");
            default -> Stream.of(program);
        };
    }

    private boolean byAnother() {
        String name = name(holder);
        return !name.isEmpty() && processes(server).noneMatch(name::equals);
    }

    private static String name(SocketOwner owner) {
        return owner.name().split("[: ]", 2)[0];
    }

    private static boolean foreign(SocketOwner owner) {
        return !owner.dockerProxy() && !FRONTS.contains(name(owner));
    }

    private static boolean overlap(WebServer server, Listener socket) {
        return server.listens().stream()
                .filter(listen -> listen.port() == socket.port())
                .flatMap(listen -> Stream.ofNullable(listen.address()))
                .anyMatch(address -> address.isAnyLocalAddress() || socket.takes(address) == Takes.YES);
    }
}
