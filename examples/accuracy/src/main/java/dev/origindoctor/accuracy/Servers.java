package dev.origindoctor.accuracy;

import dev.origindoctor.zoo.Certificates;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The real servers of an origin in the lab, on ports 443 and 80, with the zoo's certificates. */
final class Servers {
    private static final String PAGE = "/run/www";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String QUEUE = """
            use Socket; use Fcntl;
            socket(S, PF_INET, SOCK_STREAM, 0); setsockopt(S, SOL_SOCKET, SO_REUSEADDR, 1);
            bind(S, pack_sockaddr_in(443, INADDR_ANY)); listen(S, 1);
            for my $i (1 .. 4) {
              socket($c[$i], PF_INET, SOCK_STREAM, 0); fcntl($c[$i], F_SETFL, O_NONBLOCK);
              connect($c[$i], pack_sockaddr_in(443, INADDR_LOOPBACK));
            }
            sleep 600;
            """;

    private final LabOrigin origin;
    private String listen = "443 ssl";
    private String certificate = "healthy";
    private String connections = "256";
    private String descriptors = "1024";

    Servers(LabOrigin origin) {
        this.origin = origin;
    }

    void certificate(String chosen) {
        certificate = chosen;
        pem();
    }

    /** How many connections and descriptors a worker of nginx may have. */
    void limits(String connectionsAndDescriptors) {
        String[] both = connectionsAndDescriptors.split(" ");
        connections = both[0];
        descriptors = both[1];
    }

    void listen(String chosen) {
        listen = chosen;
    }

    /** nginx with these directives, divided by commas, in its site. */
    void nginx(String directives) {
        unstarted(directives);
        origin.cage().leaveRunning("nginx", origin.folder().resolve("nginx.log"));
        awaitListener("nginx");
    }

    void unstarted(String directives) {
        pem();
        StringBuilder site = new StringBuilder();
        for (String directive : directives.split(", ")) {
            site.append(directive.isEmpty() ? "" : "        " + directive + (directive.endsWith("}") ? "\n" : ";\n"));
        }
        String listens = listen.startsWith("[") || listen.contains(":") || listen.contains("80")
                ? "listen " + listen + ";"
                : "listen " + listen + "; listen [::]:" + listen + ";";
        write("nginx/nginx.conf", """
                worker_processes 1;
                worker_rlimit_nofile %s;
                pid /run/nginx.pid;
                error_log /var/log/nginx/error.log warn;
                events { worker_connections %s; }
                http {
                    access_log off;
                    limit_req_zone $binary_remote_addr zone=one:1m rate=1r/m;
                    server {
                        %s
                        server_name origin.test;
                        ssl_certificate /etc/nginx/site.pem;
                        ssl_certificate_key /etc/nginx/site.key;
                        root %s;
                %s    }
                %s}
                """.formatted(
                        descriptors,
                        connections,
                        listens,
                        PAGE,
                        site,
                        listen.contains("443")
                                ? "    server { listen 80; server_name origin.test; root " + PAGE + "; }\n"
                                : ""));
    }

    /** Apache with these directives, divided by commas, in its site. */
    void apache(String directives) {
        pem();
        write("apache2/ports.conf", "Listen 443\nListen 80\n");
        origin.cage()
                .run("ln -sf ../mods-available/ssl.load ../mods-available/socache_shmcb.load"
                        + " ../mods-available/proxy.load ../mods-available/proxy_http.load ../mods-available/rewrite.load"
                        + " ../mods-available/remoteip.load /etc/apache2/mods-enabled/");
        write("apache2/sites-enabled/000-shop.conf", """
                ServerName origin.test
                <VirtualHost *:80>
                ServerName origin.test
                DocumentRoot %1$s
                </VirtualHost>
                <VirtualHost *:443>
                ServerName origin.test
                DocumentRoot %1$s
                SSLEngine on
                SSLCertificateFile /etc/nginx/site.pem
                SSLCertificateKeyFile /etc/nginx/site.key
                <Directory %1$s>
                Require all granted
                </Directory>
                %2$s
                </VirtualHost>
                """.formatted(PAGE, directives.replace(", ", "\n")));
        origin.cage().leaveRunning("apachectl -k start", origin.folder().resolve("apache.log"));
        awaitListener("apache");
    }

    /** Apache with ModSecurity, its core rules, and these directives. */
    void modSecurity(String directives) {
        origin.cage()
                .run("ln -sf ../mods-available/unique_id.load ../mods-available/security2.load"
                        + " /etc/apache2/mods-enabled/; rm -f /etc/apache2/mods-enabled/security2.conf");
        write(
                "apache2/mods-enabled/security2.conf",
                "SecDataDir /run\n" + directives.replace(", ", "\n")
                        + "\nInclude /usr/share/modsecurity-crs/owasp-crs.load\n");
        apache("");
    }

    /** HAProxy with these lines, divided by commas, in its frontend. */
    void haproxy(String lines) {
        pem();
        origin.cage().run("cat /etc/nginx/site.key >> /etc/nginx/site.pem");
        String bind = lines.contains("bind ") ? "" : "  bind :443 ssl crt /etc/nginx/site.pem\n";
        write(
                "haproxy.cfg",
                "defaults\n  mode http\n  timeout connect 1s\n  timeout client 5s\n  timeout server 2s\nfrontend web\n"
                        + bind + "  " + lines.replace(", ", "\n  ") + "\n");
        origin.cage()
                .leaveRunning(
                        "haproxy -f " + origin.folder().resolve("haproxy.cfg"),
                        origin.folder().resolve("haproxy.log"));
        awaitListener("haproxy");
    }

    /** Caddy with these lines, divided by commas, in its site. */
    void caddy(String lines) {
        pem();
        write(
                "Caddyfile",
                "{\n admin off\n auto_https off\n}\nhttps://origin.test {\n tls /etc/nginx/site.pem /etc/nginx/site.key\n "
                        + lines.replace(", ", "\n ") + "\n}\n");
        origin.cage()
                .leaveRunning(
                        "HOME=" + origin.folder() + " caddy run --adapter caddyfile --config "
                                + origin.folder().resolve("Caddyfile"),
                        origin.folder().resolve("caddy.log"));
        awaitListener("caddy");
    }

    /** Varnish on port 80, with its backend there. */
    void varnish(String backend) {
        origin.cage()
                .leaveRunning(
                        "varnishd -F -a :80 -b " + backend + " -s malloc,10m -n "
                                + origin.folder().resolve("varnish"),
                        origin.folder().resolve("varnish.log"));
        await(() -> answersInClear(), "varnish does not answer", "varnish");
    }

    /** The test server of OpenSSL, with these options. */
    void openssl(String options) {
        pem();
        String key = options.contains("-nocert")
                ? ""
                : " -cert /etc/nginx/site.pem -key /etc/nginx/site.key -cert_chain /etc/nginx/site.pem";
        origin.cage()
                .leaveRunning(
                        "openssl s_server -accept 443 -www" + key + " " + options,
                        origin.folder().resolve("openssl.log"));
        awaitListener("openssl");
    }

    /** A server that has stopped to accept, with its queue full. */
    void fullQueue() {
        write("queue.pl", QUEUE);
        origin.cage()
                .leaveRunning(
                        "perl " + origin.folder().resolve("queue.pl"),
                        origin.folder().resolve("queue.log"));
        awaitSocket("LISTEN +2 +1 +\\S+:443 ", "queue");
    }

    private void awaitListener(String program) {
        awaitSocket(listen.contains("443") ? ":443 " : ":80 ", program);
    }

    private void awaitSocket(String pattern, String program) {
        Predicate<String> shown = Pattern.compile(pattern).asPredicate();
        await(() -> shown.test(origin.cage().run("ss -Htln")), program + " does not listen", program);
    }

    /** Varnish has its sockets long before its child can use them. */
    private boolean answersInClear() {
        return origin.cage()
                .run("curl -s -o /dev/null --max-time 5 http://127.0.0.1/; echo $?")
                .strip()
                .equals("0");
    }

    private void await(BooleanSupplier condition, String otherwise, String program) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(otherwise + ": " + said(program));
            }
            try {
                TimeUnit.MILLISECONDS.sleep(40);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private String said(String program) {
        try {
            return Files.readString(origin.folder().resolve(program + ".log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void write(String name, String text) {
        try {
            Files.writeString(origin.folder().resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pem() {
        boolean leafAlone = certificate.equals("incomplete");
        X509Bundle bundle = bundle();
        X509Certificate[] path = bundle.getCertificatePath();
        StringBuilder chain = new StringBuilder();
        for (X509Certificate each : leafAlone ? Arrays.copyOf(path, 1) : path) {
            try {
                chain.append(pem("CERTIFICATE", each.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        write("nginx/site.pem", chain.toString());
        write(
                "nginx/site.key",
                pem("PRIVATE KEY", bundle.getKeyPair().getPrivate().getEncoded()));
    }

    private X509Bundle bundle() {
        return switch (certificate) {
            case "healthy" -> Certificates.healthyRsa();
            case "expired" -> Certificates.expired();
            case "not-yet-valid" -> Certificates.notYetValid();
            case "wrong-name" -> Certificates.wrongName();
            case "self-signed" -> Certificates.selfSigned();
            case "unknown-root" -> Certificates.unknownRoot();
            case "incomplete" -> Certificates.pointingToIssuer();
            default -> throw new IllegalArgumentException("certificate: " + certificate);
        };
    }

    private static String pem(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
