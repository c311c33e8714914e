package dev.origindoctor.zoo;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.origin.Endpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How each program is told to be an edge, with the timers of each route and the zoo's root for certificates. */
enum EdgeProgram {
    NGINX(Edge.NGINX, "/usr/sbin/nginx", "-p", "FOLDER", "-e", "FOLDER/error.log", "-c", "FOLDER/edge.conf") {
        @Override
        String configuration(Path folder, Endpoint at, List<EdgeRoute> routes) {
            return """
                    daemon off;
                    master_process off;
                    pid %1$s/nginx.pid;
                    events {}
                    http {
                      access_log off;
                      client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/f;
                      uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
                      proxy_ssl_trusted_certificate %1$s/root.pem; proxy_ssl_name origin.test; proxy_ssl_server_name on;
                      server { listen %2$s;
                    %3$s
                    } }
                    """.formatted(
                            folder,
                            at,
                            each(
                                    routes,
                                    route ->
                                            "location %s { proxy_pass %s/; proxy_ssl_verify %s; proxy_connect_timeout %ds; proxy_read_timeout %ds; }"
                                                    .formatted(
                                                            route.path(),
                                                            route.url(),
                                                            route.checked() ? "on" : "off",
                                                            route.connectSeconds(),
                                                            route.answerSeconds())));
        }
    },
    HAPROXY(Edge.HAPROXY, "/usr/sbin/haproxy", "-db", "-f", "FOLDER/edge.conf") {
        @Override
        String configuration(Path folder, Endpoint at, List<EdgeRoute> routes) {
            return """
                    defaults
                      mode http
                      retries 0
                      timeout client 30s
                    frontend visitors
                      bind %s
                    %s
                    %s
                    """.formatted(
                    at,
                    each(routes, route -> "  use_backend %s if { path_beg %s }".formatted(route.name(), route.path())),
                    each(
                            routes,
                            route -> "backend %s\n  timeout connect %ds\n  timeout server %ds\n  server origin %s %s"
                                    .formatted(
                                            route.name(),
                                            route.connectSeconds(),
                                            route.answerSeconds(),
                                            route.origin(),
                                            tls(folder, route))));
        }

        private String tls(Path folder, EdgeRoute route) {
            String check = route.checked() ? "verify required ca-file " + folder + "/root.pem" : "verify none";
            return route.tls() ? "ssl sni str(origin.test) " + check : "";
        }
    },
    APACHE(Edge.APACHE, "/usr/sbin/apache2", "-X", "-d", "FOLDER", "-f", "FOLDER/edge.conf") {
        @Override
        String configuration(Path folder, Endpoint at, List<EdgeRoute> routes) {
            return """
                    LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
                    LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
                    LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
                    LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
                    LoadModule socache_shmcb_module /usr/lib/apache2/modules/mod_socache_shmcb.so
                    LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so
                    ServerName edge.test
                    User www-data
                    Group www-data
                    PidFile %1$s/apache.pid
                    ErrorLog %1$s/error.log
                    DefaultRuntimeDir %1$s
                    Mutex posixsem
                    Listen %2$s
                    SSLProxyEngine on
                    SSLProxyCACertificateFile %1$s/root.pem
                    ProxyPreserveHost on
                    %3$s
                    """.formatted(folder, at, each(routes, route -> location(route)));
        }
    },
    CADDY(Edge.CADDY, "/usr/bin/caddy", "run", "--adapter", "caddyfile", "--config", "FOLDER/edge.conf") {
        @Override
        String configuration(Path folder, Endpoint at, List<EdgeRoute> routes) {
            return """
                    {
                      admin off
                      auto_https off
                      storage file_system %1$s
                    }
                    http://:%2$d {
                      bind %3$s
                    %4$s
                    }
                    """.formatted(folder, at.port(), at.address().getHostAddress(), each(routes, route -> """
                              handle %s* {
                                reverse_proxy %s {
                                  transport http {
                                    dial_timeout %ds
                                    response_header_timeout %ds
                            %s
                                  }
                                }
                              }""".formatted(
                    route.path(), route.url(), route.connectSeconds(), route.answerSeconds(), tls(folder, route))));
        }

        private String tls(Path folder, EdgeRoute route) {
            String trust =
                    route.checked() ? "tls_trusted_ca_certs " + folder + "/root.pem" : "tls_insecure_skip_verify";
            return route.tls()
                    ? "tls\ntls_server_name origin.test\n" + trust + "\ntls_timeout " + route.answerSeconds() + "s\n"
                    : "";
        }
    },
    VARNISH(Edge.VARNISH, "/usr/sbin/varnishd", "-F", "-n", "FOLDER/work", "-a", "AT", "-f", "FOLDER/edge.conf") {
        @Override
        String configuration(Path folder, Endpoint at, List<EdgeRoute> routes) {
            List<EdgeRoute> plain =
                    routes.stream().filter(route -> !route.tls()).toList();
            return "vcl 4.1;\n"
                    + each(plain, route -> """
                            backend %1$s { .host = "%2$s"; .port = "%3$d"; .connect_timeout = %4$ds;
                              .first_byte_timeout = %5$ds; .between_bytes_timeout = %5$ds; }""".formatted(
                                    backend(route),
                                    route.origin().address().getHostAddress(),
                                    route.origin().port(),
                                    route.connectSeconds(),
                                    route.answerSeconds()))
                    + "\nsub vcl_recv {\n"
                    + each(
                            plain,
                            route -> "if (req.url ~ \"^%s\") { set req.backend_hint = %s; }"
                                    .formatted(route.path(), backend(route)))
                    + "\nreturn (pass); }\n";
        }

        private String backend(EdgeRoute route) {
            return "b_" + route.name();
        }
    };

    private final Edge edge;
    private final List<String> command;

    EdgeProgram(Edge edge, String... command) {
        this.edge = edge;
        this.command = List.of(command);
    }

    static EdgeProgram of(Edge edge) {
        return List.of(values()).stream()
                .filter(program -> program.edge == edge)
                .findFirst()
                .orElseThrow();
    }

    abstract String configuration(Path folder, Endpoint at, List<EdgeRoute> routes);

    String path() {
        return command.get(0);
    }

    List<String> command(Path folder, Endpoint at) {
        return command.stream()
                .map(word -> word.replace("FOLDER", folder.toString()).replace("AT", at.toString()))
                .toList();
    }

    /** SSLProxyVerify belongs to a whole proxy block, so each origin has its own. */
    private static String location(EdgeRoute route) {
        String check = route.checked()
                ? "SSLProxyVerify require\n"
                : "SSLProxyVerify none\nSSLProxyCheckPeerName off\nSSLProxyCheckPeerExpire off\n";
        // Matched by the port: in a plain Proxy block the brackets of an IPv6 address would be a pattern.
        return "<ProxyMatch \":%d/\">\n%s</ProxyMatch>\nProxyPass %s %s/ connectiontimeout=%d timeout=%d retry=0 disablereuse=on"
                .formatted(
                        route.origin().port(),
                        route.tls() ? check : "",
                        route.path(),
                        route.url(),
                        route.connectSeconds(),
                        route.answerSeconds());
    }

    private static String each(List<EdgeRoute> routes, Function<EdgeRoute, String> line) {
        return routes.stream().map(line).collect(Collectors.joining("\n"));
    }
}
