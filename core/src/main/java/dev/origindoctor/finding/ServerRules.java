package dev.origindoctor.finding;

import dev.origindoctor.host.webserver.AccessRule;
import dev.origindoctor.host.webserver.ClientCertificates;
import dev.origindoctor.host.webserver.ConfiguredListen;
import dev.origindoctor.host.webserver.VirtualServer;
import dev.origindoctor.host.webserver.WebServer;
import dev.origindoctor.origin.Scheme;
import java.util.List;
import java.util.Locale;

/** What the web server is told to do, as far as it touches this site and its port. */
final class ServerRules {
    private ServerRules() {}

    /** What the configured sockets on the port expect of whoever connects. */
    static void sockets(Scene scene, Notes notes) {
        for (VirtualServer server : serving(scene)) {
            for (ConfiguredListen listen : server.listens()) {
                if (listen.port() != scene.origin().port()) {
                    continue;
                }
                if (listen.proxyProtocol()) {
                    notes.add(
                            Clue.PROXY_HEADER_MISSED,
                            Says.as("configured", listen.written()),
                            listen.quote().where());
                }
                if (!listen.tls() && scene.origin().scheme() == Scheme.HTTPS) {
                    notes.add(
                            Clue.TLS_NOT_CONFIGURED,
                            Says.with(listen.written()),
                            listen.quote().where());
                }
            }
        }
    }

    /** What the site's own block wants: a client's certificate, or nobody's handshake. */
    static void site(Scene scene, Notes notes) {
        for (VirtualServer server : serving(scene)) {
            if (server.clientCertificates() == ClientCertificates.REQUIRED) {
                notes.add(
                        Clue.CLIENT_CERTIFICATE_CONFIGURED,
                        Says.with(scene.origin().host()),
                        server.quote().where());
            }
            if (server.rejectsHandshake()) {
                notes.add(
                        Clue.NAME_NOT_CONFIGURED,
                        Says.as("rejects_handshake", scene.origin().host()),
                        server.quote().where());
            }
        }
    }

    /** A site that has its name, its TLS and no further demands is not what is wrong. */
    static void inOrder(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null) {
            return;
        }
        for (WebServer server : machine.evidence().webServers()) {
            server.servers().stream()
                    .filter(block -> server.complete() && names(block, scene) && inOrder(block, scene))
                    .findFirst()
                    .ifPresent(block -> notes.add(
                            Clue.SITE_CONFIGURED,
                            Says.with(
                                    server.program(),
                                    scene.origin().host(),
                                    scene.origin().port()),
                            block.quote().where()));
        }
    }

    private static boolean inOrder(VirtualServer block, Scene scene) {
        boolean encrypted = scene.origin().scheme() == Scheme.HTTPS;
        return block.clientCertificates() != ClientCertificates.REQUIRED
                && !block.rejectsHandshake()
                && block.listens().stream()
                        .anyMatch(listen -> listen.port() == scene.origin().port()
                                && listen.tls() == encrypted
                                && !listen.proxyProtocol());
    }

    /** An access rule that names the edge's networks keeps every visitor out, unless it sees the visitor's address. */
    static void access(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        for (VirtualServer server : serving(scene)) {
            for (AccessRule rule : server.access()) {
                boolean blocks = rule.effect() == AccessRule.Effect.DENY || rule.effect() == AccessRule.Effect.CLOSE;
                if (machine != null && blocks && !server.realAddress() && machine.ofEdge(rule.from())) {
                    notes.add(
                            Clue.WEB_SERVER_DENIES_EDGE,
                            Says.with(rule.from()),
                            rule.quote().where());
                }
            }
        }
    }

    /** Whether it is told to close connections: then its log does not name everybody who is sent away. */
    static boolean hangsUp(Scene scene) {
        return serving(scene).stream()
                .flatMap(server -> server.access().stream())
                .anyMatch(rule -> rule.quote().text().contains("444"));
    }

    /** What hangs up under a condition writes nothing into the error log. */
    static void hangsUp(Scene scene, Notes notes) {
        for (VirtualServer server : serving(scene)) {
            server.access().stream()
                    .filter(rule -> rule.effect() == AccessRule.Effect.CONDITIONAL
                            && rule.quote().text().contains("444"))
                    .findFirst()
                    .ifPresent(rule -> notes.add(
                            Clue.SERVER_HANGS_UP_ON_SOME,
                            Says.with(rule.from()),
                            rule.quote().where()));
        }
    }

    /** A block that closes every connection does what it is told to, and nobody sees why. */
    static void hangsUpOnAll(Scene scene, Notes notes) {
        for (VirtualServer server : serving(scene)) {
            server.access().stream()
                    .filter(rule -> rule.effect() == AccessRule.Effect.CLOSE
                            && rule.from().equals("all"))
                    .filter(rule -> rule.where().isEmpty() || rule.where().equals("/"))
                    .findFirst()
                    .ifPresent(rule -> notes.add(
                            Clue.SERVER_HANGS_UP_ON_ALL,
                            Says.with(rule.quote().text()),
                            rule.quote().where()));
        }
    }

    /** A name that no block has is answered by the default one, whatever that is. */
    static void name(Scene scene, Notes notes) {
        Machine machine = scene.machine();
        if (machine == null) {
            return;
        }
        for (WebServer server : machine.evidence().webServers()) {
            boolean any = server.servers().stream()
                    .filter(block -> block.on(scene.origin().port()))
                    .anyMatch(block -> names(block, scene));
            if (server.complete() && server.listensOn(scene.origin().port()) && !any) {
                notes.add(
                        Clue.NAME_NOT_CONFIGURED,
                        Says.as("no_block", server.program(), scene.origin().host()),
                        server.program());
            }
        }
    }

    /** The blocks that answer for the site on its port: those with its name, else the default one. */
    static List<VirtualServer> serving(Scene scene) {
        Machine machine = scene.machine();
        if (machine == null) {
            return List.of();
        }
        List<VirtualServer> onPort = machine.evidence().webServers().stream()
                .flatMap(server -> server.servers().stream())
                .filter(block -> block.on(scene.origin().port()))
                .toList();
        List<VirtualServer> named =
                onPort.stream().filter(block -> names(block, scene)).toList();
        return named.isEmpty()
                ? onPort.stream()
                        .filter(block -> block.listens().stream().anyMatch(ConfiguredListen::defaultServer))
                        .toList()
                : named;
    }

    /** Exact names, wildcards at either end, and regular expressions, which are taken to match: no false alarm. */
    static boolean names(VirtualServer block, Scene scene) {
        String host = scene.origin().host().ascii();
        return block.names().stream().map(name -> name.toLowerCase(Locale.ROOT)).anyMatch(name -> {
            if (name.startsWith("~")) {
                return true;
            }
            if (name.startsWith("*.") || name.startsWith(".")) {
                String rest = name.substring(name.indexOf('.'));
                return host.endsWith(rest) || (name.startsWith(".") && host.equals(rest.substring(1)));
            }
            return name.endsWith(".*") ? host.startsWith(name.substring(0, name.length() - 1)) : name.equals(host);
        });
    }
}
