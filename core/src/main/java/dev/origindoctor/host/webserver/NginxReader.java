package dev.origindoctor.host.webserver;

import dev.origindoctor.host.listener.Families;
import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Quote;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.source.Unread;
import dev.origindoctor.host.webserver.NginxParser.Parsed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what nginx is told to do: from {@code nginx -T}, or from the configuration files themselves. */
public final class NginxReader {
    private final CertificateFiles certificates;
    private final List<Unread> unread = new ArrayList<>();
    private final List<ConfiguredListen> listens = new ArrayList<>();
    private final List<VirtualServer> servers = new ArrayList<>();

    private NginxReader(CertificateReading reading) {
        certificates = new CertificateFiles(reading);
    }

    /**
     * What the configuration says; the first text is the main file, or the whole of {@code nginx -T}.
     *
     * @param reading how to get at the certificate files
     */
    public static Extract<WebServer> read(List<SourceText> texts, CertificateReading reading) {
        NginxReader reader = new NginxReader(reading);
        Map<String, List<NginxDirective>> files = new LinkedHashMap<>();
        for (SourceText text : texts) {
            Parsed parsed = NginxParser.read(text);
            parsed.files().forEach((path, directives) -> files.merge(path, directives, NginxReader::joined));
            reader.unread.addAll(parsed.unread());
        }
        files.entrySet().removeIf(file -> file.getValue().isEmpty() && files.size() > 1);
        reader.files(files);
        boolean complete = reader.unread.isEmpty();
        WebServer server = new WebServer("nginx", reader.listens, reader.servers, null, complete);
        return new Extract<>(files.isEmpty() ? List.of() : List.of(server), reader.unread);
    }

    private static List<NginxDirective> joined(List<NginxDirective> one, List<NginxDirective> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private void files(Map<String, List<NginxDirective>> files) {
        if (files.isEmpty()) {
            return;
        }
        NginxIncludes includes =
                new NginxIncludes(files, files.keySet().iterator().next());
        level(includes.expand(), new NginxLevel(null, List.of()));
        unread.addAll(includes.unread());
        files.forEach((path, directives) -> {
            if (!includes.used().contains(path) && files.size() == 1) {
                level(directives, new NginxLevel(null, List.of()));
            }
        });
    }

    /** Servers stand in http, stream or mail; in a file by itself they stand at the top. */
    private void level(List<NginxDirective> directives, NginxLevel outer) {
        NginxLevel level = new NginxLevel(outer, directives);
        List<NginxDirective> loose = new ArrayList<>();
        for (NginxDirective directive : directives) {
            switch (directive.name()) {
                case "http", "stream", "mail" -> level(directive.inside(), level);
                case "server" -> {
                    if (directive.block() != null) {
                        server(directive.inside(), directive.quote(), level);
                    }
                }
                case "listen" -> loose.add(directive);
                default -> {}
            }
        }
        if (!loose.isEmpty()) {
            server(directives, loose.get(0).quote(), outer);
        }
    }

    private void server(List<NginxDirective> directives, Quote quote, NginxLevel outer) {
        NginxLevel level = new NginxLevel(outer, directives);
        List<ConfiguredListen> own = new ArrayList<>();
        boolean tls = level.last("ssl").map(ssl -> ssl.argument(0).equals("on")).orElse(false);
        level.own("listen").forEach(directive -> own.addAll(listen(directive, tls)));
        if (level.own("listen").findAny().isEmpty()) {
            own.addAll(listen(new NginxDirective("listen", List.of("80"), null, quote), tls));
        }
        listens.addAll(own);
        servers.add(new VirtualServer(
                level.own("server_name")
                        .flatMap(names -> names.arguments().stream())
                        .toList(),
                own,
                NginxAccess.rules(level),
                level.nearest("ssl_certificate")
                        .map(file -> certificates.read(file.argument(0), file.quote()))
                        .toList(),
                clients(level.last("ssl_verify_client")),
                level.last("ssl_reject_handshake")
                        .map(reject -> reject.argument(0).equals("on"))
                        .orElse(false),
                level.last("real_ip_header").isPresent()
                        && level.last("set_real_ip_from").isPresent(),
                quote));
    }

    private static ClientCertificates clients(Optional<NginxDirective> verify) {
        return switch (verify.map(directive -> directive.argument(0)).orElse("off")) {
            case "on" -> ClientCertificates.REQUIRED;
            case "optional", "optional_no_ca" -> ClientCertificates.OPTIONAL;
            default -> ClientCertificates.NOT_ASKED;
        };
    }

    private List<ConfiguredListen> listen(NginxDirective directive, boolean tls) {
        String written = directive.argument(0);
        if (written.startsWith("unix:")
                || directive.arguments().contains("quic")
                || directive.arguments().contains("udp")) {
            return List.of();
        }
        Optional<ListenText> read = ListenText.read(written);
        if (read.isEmpty()) {
            unread.add(Unread.line(directive.quote(), "not an address and port to listen on"));
            return List.of();
        }
        List<ConfiguredListen> ports = new ArrayList<>();
        for (int port = read.get().port(); port <= read.get().lastPort(); port++) {
            ports.add(listen(directive, read.get(), port == 0 ? 80 : port, tls));
        }
        return ports;
    }

    private static ConfiguredListen listen(NginxDirective directive, ListenText text, int port, boolean tls) {
        List<String> words = directive.arguments();
        boolean dual = text.anySix() && words.contains("ipv6only=off");
        return new ConfiguredListen(
                text.address(),
                directive.argument(0),
                port,
                dual ? Families.BOTH : text.plain(),
                tls || words.contains("ssl"),
                words.contains("proxy_protocol"),
                words.contains("default_server") || words.contains("default"),
                directive.quote());
    }
}
