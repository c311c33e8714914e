package dev.origindoctor.host.reading;

import dev.origindoctor.host.HostEvidenceBuilder;
import dev.origindoctor.host.access.HostAccess;
import dev.origindoctor.host.access.HostSource;
import dev.origindoctor.host.access.HostSources;
import dev.origindoctor.host.access.Named;
import dev.origindoctor.host.source.Extract;
import dev.origindoctor.host.source.SourceText;
import dev.origindoctor.host.webserver.ApacheReader;
import dev.origindoctor.host.webserver.ConfigTest;
import dev.origindoctor.host.webserver.ConfigTestReader;
import dev.origindoctor.host.webserver.NginxReader;
import dev.origindoctor.host.webserver.WebServer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the web servers are told to do: from the server itself where it prints it, else from its files. */
final class WebServerPart {
    private final Sources sources;
    private final HostAccess access;
    private final Set<String> logs = new TreeSet<>();

    WebServerPart(Sources sources, HostAccess access) {
        this.sources = sources;
        this.access = access;
    }

    void read(HostEvidenceBuilder evidence) {
        List<SourceText> nginx = sources.text(HostSources.NGINX)
                .filter(text -> text.text().contains("# configuration file "))
                .map(List::of)
                .orElseGet(() -> sources.texts(HostSources.NGINX_FILES));
        evidence.webServers(tested(NginxReader.read(nginx, access::certificates), HostSources.NGINX_TEST));
        List<SourceText> apache = sources.texts(HostSources.APACHE_FILES);
        evidence.webServers(tested(
                ApacheReader.read(apache, access::certificates), HostSources.APACHE_TEST, HostSources.HTTPD_TEST));
        Stream.concat(nginx.stream(), apache.stream()).map(Named::logs).forEach(logs::addAll);
    }

    /** The error logs that the configurations name. */
    Set<String> logs() {
        return logs;
    }

    private List<WebServer> tested(Extract<WebServer> extract, HostSource... tests) {
        List<WebServer> servers = sources.facts(extract);
        boolean byRoot = sources.text(HostSources.USER)
                .map(text -> text.text().strip().equals("0"))
                .orElse(true);
        Optional<ConfigTest> result = Stream.of(tests)
                .flatMap(test -> sources.text(test).flatMap(text -> ConfigTestReader.read(text, byRoot)).stream())
                .findFirst();
        return servers.stream()
                .map(server -> server.withTest(result.orElse(null)))
                .toList();
    }
}
