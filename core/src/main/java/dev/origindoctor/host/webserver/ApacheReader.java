package dev.origindoctor.host.webserver;

import dev.origindoctor.host.listener.Families;
import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.Quote;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.source.Unread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what Apache is told to do, from its configuration files. */
public final class ApacheReader {
    private final CertificateFiles certificates;
    private final List<Unread> unread = new ArrayList<>();
    private final Map<String, ConfiguredListen> listens = new LinkedHashMap<>();
    private final List<VirtualServer> servers = new ArrayList<>();

    private ApacheReader(CertificateReading reading) {
        certificates = new CertificateFiles(reading);
    }

    /** What the files say; the first text is the main file. */
    public static Extract<WebServer> read(List<SourceText> texts, CertificateReading reading) {
        ApacheReader reader = new ApacheReader(reading);
        ApacheFiles files = ApacheFiles.read(texts);
        reader.unread.addAll(files.unread());
        List<ApacheDirective> directives = files.directives();
        directives.forEach(directive -> reader.listen(directive, directives));
        directives.stream()
                .filter(directive -> directive.is("<virtualhost"))
                .forEach(section -> reader.server(section, directives));
        if (texts.isEmpty()) {
            return new Extract<>(List.of(), reader.unread);
        }
        WebServer server = new WebServer(
                "apache", List.copyOf(reader.listens.values()), reader.servers, null, reader.unread.isEmpty());
        return new Extract<>(List.of(server), reader.unread);
    }

    private void listen(ApacheDirective directive, List<ApacheDirective> all) {
        if (!directive.is("listen")) {
            return;
        }
        String written = directive.argument(0);
        Optional<ListenText> read = ListenText.read(written).filter(text -> text.port() > 0);
        if (read.isEmpty()) {
            unread.add(Unread.line(directive.quote(), "not an address and port to listen on"));
            return;
        }
        ListenText text = read.get();
        boolean tls = directive.argument(1).equalsIgnoreCase("https") || tlsOn(text.port(), all);
        ConfiguredListen listen = new ConfiguredListen(
                text.address(), written, text.port(), families(text), tls, false, false, directive.quote());
        listens.putIfAbsent(written, listen);
    }

    private static boolean tlsOn(int port, List<ApacheDirective> all) {
        return all.stream()
                .filter(section -> section.is("<virtualhost"))
                .filter(section -> section.arguments().stream()
                        .anyMatch(written -> ListenText.read(written)
                                .map(text -> text.port() == port)
                                .orElse(false)))
                .anyMatch(section -> section.last("sslengine")
                        .map(engine -> engine.argument(0).equalsIgnoreCase("on"))
                        .orElse(false));
    }

    /** Apache opens a dual socket for a bare port where the machine has IPv6, and one for IPv4 where it has none. */
    private static Families families(ListenText text) {
        if (text.any()) {
            return Families.IPV4_AND_PERHAPS_IPV6;
        }
        return text.anySix() ? Families.BOTH : text.plain();
    }

    private void server(ApacheDirective section, List<ApacheDirective> all) {
        List<String> names = new ArrayList<>();
        // scheme and port of a ServerName are for links that Apache makes
        section.all("servername")
                .forEach(name -> names.add(
                        name.argument(0).replaceFirst("^[a-z]+://", "").replaceFirst(":[0-9]+$", "")));
        section.all("serveralias").forEach(alias -> names.addAll(alias.arguments()));
        boolean tls = on(section, "sslengine");
        boolean proxied = on(section, "remoteipproxyprotocol");
        List<ConfiguredListen> own = new ArrayList<>();
        for (String written : section.arguments()) {
            own.addAll(vhost(written, section.quote(), tls, proxied));
        }
        boolean header = section.last("remoteipheader")
                .or(() -> top(all, "remoteipheader"))
                .isPresent();
        servers.add(new VirtualServer(
                names,
                own,
                ApacheAccess.rules(section),
                section.all("sslcertificatefile")
                        .map(file -> certificates.read(file.argument(0), file.quote()))
                        .toList(),
                clients(section.last("sslverifyclient").or(() -> top(all, "sslverifyclient"))),
                false,
                header || proxied,
                section.quote()));
    }

    private List<ConfiguredListen> vhost(String written, Quote quote, boolean tls, boolean proxied) {
        Optional<ListenText> read = ListenText.read(written);
        if (read.isEmpty()) {
            unread.add(Unread.line(quote, "not an address and port of a virtual host"));
            return List.of();
        }
        ListenText text = read.get();
        if (text.port() == 0) {
            return listens.values().stream()
                    .map(listen -> configured(text, listen.port(), written, tls, proxied, quote))
                    .toList();
        }
        return List.of(configured(text, text.port(), written, tls, proxied, quote));
    }

    private static ConfiguredListen configured(
            ListenText text, int port, String written, boolean tls, boolean proxied, Quote quote) {
        return new ConfiguredListen(text.address(), written, port, families(text), tls, proxied, false, quote);
    }

    private static boolean on(ApacheDirective section, String name) {
        return section.last(name)
                .map(directive -> directive.argument(0).equalsIgnoreCase("on"))
                .orElse(false);
    }

    private static Optional<ApacheDirective> top(List<ApacheDirective> all, String name) {
        return all.stream().filter(directive -> directive.is(name)).reduce((one, other) -> other);
    }

    private static ClientCertificates clients(Optional<ApacheDirective> verify) {
        return switch (verify.map(directive -> directive.argument(0).toLowerCase(Locale.ROOT))
                .orElse("none")) {
            case "require" -> ClientCertificates.REQUIRED;
            case "optional", "optional_no_ca" -> ClientCertificates.OPTIONAL;
            default -> ClientCertificates.NOT_ASKED;
        };
    }
}
